import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { answerDue } from "@gongshi/domain/calendar/due";
import type { Deadline } from "@gongshi/domain/calendar/due";
import { findLine } from "@gongshi/domain/correction/find-line";
import { says } from "@gongshi/domain/correction/line-values";
import type { LineValues, SomeValues } from "@gongshi/domain/correction/line-values";
import { CORRECTION_STEPS, IS_OVER, correctionStanding } from "@gongshi/domain/correction/standing";
import type { CorrectionStanding, EditionSays } from "@gongshi/domain/correction/standing";
import type { Db } from "../db";
import type { CorrectionRequest, Edition } from "../generated/client/client";
import { groupBy } from "../group-by";
import type { Tx } from "../run-command";
import { comparableLine } from "./stored-values";
import type { StoredLine } from "./stored-values";

/** A request with where it stands today, by the editions. */
export interface StandingCorrection {
  readonly request: CorrectionRequest;
  readonly standing: CorrectionStanding;
  readonly due: Deadline;
  /** The day it was answered: refused, withdrawn, or corrected in public; null while somebody waits. */
  readonly answeredOn: Day | null;
  /** Past its day without an answer, or answered later than that. */
  readonly late: boolean;
}

type EditionFacts = Pick<
  Edition,
  "id" | "disclosureId" | "number" | "state" | "releasedAt" | "withdrawalKind" | "revision"
>;

/** Where each request stands, in the order given: a few statements, whatever their number. */
export async function standingsOf(
  db: Pick<Db | Tx, "edition" | "paymentLine">,
  requests: readonly CorrectionRequest[],
  today: Day,
): Promise<StandingCorrection[]> {
  const accepted = requests.filter(({ state, forgottenAt }) => state === "ACCEPTED" && forgottenAt === null);
  const editions = await db.edition.findMany({
    where: { disclosureId: { in: [...new Set(accepted.map(({ disclosureId }) => disclosureId))] } },
    select: {
      id: true,
      disclosureId: true,
      number: true,
      state: true,
      releasedAt: true,
      withdrawalKind: true,
      revision: true,
    },
    orderBy: { number: "asc" },
  });
  const byDisclosure = groupBy(editions, ({ disclosureId }) => disclosureId);
  const compared = [...byDisclosure.values()].flatMap((all) => [publishedLast(all), all.at(-1)]);
  const lines = await linesAbout(
    db,
    accepted,
    compared.flatMap((edition) => (edition === undefined ? [] : [edition.id])),
  );
  return requests.map((request) => {
    const due = answerDue(dayOf(request.takenAt));
    const own = byDisclosure.get(request.disclosureId) ?? [];
    const published = publishedLast(own);
    const tell = (edition: EditionFacts | undefined): EditionSays | null =>
      edition === undefined
        ? null
        : { number: edition.number, state: edition.state, says: saysIt(request, lines, edition.id) };
    const standing =
      closedStanding(request) ??
      correctionStanding({
        state: request.state,
        draftedIn: own.find(({ id }) => id === request.draftedInId)?.number ?? null,
        published: tell(published),
        newest: tell(own.at(-1)),
      });
    const answeredAt = standing.step === "CORRECTED" ? (published?.releasedAt ?? null) : request.decidedAt;
    const answeredOn = IS_OVER.includes(standing.step) && answeredAt !== null ? dayOf(answeredAt) : null;
    return { request, standing, due, answeredOn, late: (answeredOn ?? today) > due.on };
  });
}

/** The edition that was public last, unless it should not have been. */
function publishedLast(editions: readonly EditionFacts[]): EditionFacts | undefined {
  const last = editions.findLast(({ releasedAt }) => releasedAt !== null);
  return last?.state === "WITHDRAWN" && last.withdrawalKind !== "ENDED" ? undefined : last;
}

/** How it stood when its words were deleted. */
function closedStanding({ closedStep, closedEdition }: CorrectionRequest): CorrectionStanding | null {
  const step = CORRECTION_STEPS.find((each) => each === closedStep);
  return step === undefined ? null : { step, edition: closedEdition };
}

type Lines = ReadonlyMap<string, readonly StoredLine[]>;

const linesKey = (editionId: string, unitId: string): string => `${editionId} ${unitId}`;

/** Lines of these editions that may be the ones the requests are about. */
export async function linesAbout(
  db: Pick<Db | Tx, "paymentLine">,
  requests: readonly CorrectionRequest[],
  editionIds: readonly string[],
): Promise<Lines> {
  if (requests.length === 0 || editionIds.length === 0) return new Map();
  const lines = await db.paymentLine.findMany({
    where: {
      editionId: { in: [...new Set(editionIds)] },
      unitId: { in: [...new Set(requests.map(({ unitId }) => unitId))] },
      OR: [
        { identityHash: { in: requests.flatMap((request) => identitiesOf(request).map(({ hash }) => hash)) } },
        { name: { in: [...new Set(requests.flatMap(namesOf))] } },
      ],
    },
    orderBy: { seq: "asc" },
  });
  return groupBy(lines, (line) => linesKey(line.editionId, line.unitId));
}

/** The line of an edition that a request is about. */
export function lineOf(request: CorrectionRequest, lines: Lines, editionId: string): StoredLine | null {
  if (request.before === null) return null;
  const identities = identitiesOf(request).map(({ version, hash }) => `${version}:${hex(hash)}`);
  const candidates = (lines.get(linesKey(editionId, request.unitId)) ?? []).map((line) => ({
    ...comparableLine(line),
    line,
    own: line.identityHash !== null && identities.includes(`${line.hashVersion}:${hex(line.identityHash)}`),
  }));
  const before = { ...(request.before as unknown as LineValues), seq: request.seq };
  return findLine(before, namesOf(request), candidates)?.line ?? null;
}

function saysIt(request: CorrectionRequest, lines: Lines, editionId: string): boolean {
  const line = lineOf(request, lines, editionId);
  return line !== null && request.decided !== null && says(comparableLine(line), request.decided as SomeValues);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const identitiesOf = (request: CorrectionRequest) =>
  [
    { version: request.hashVersion, hash: request.identityHash },
    { version: request.newHashVersion, hash: request.newIdentityHash },
  ].flatMap(({ version, hash }) => (version === null || hash === null ? [] : [{ version, hash }]));

const namesOf = ({ before, decided }: CorrectionRequest): string[] =>
  [before, decided].flatMap((values) => {
    const name = (values as SomeValues | null)?.name;
    return name === undefined ? [] : [name];
  });
