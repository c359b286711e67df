import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { answerDue } from "@gongshi/domain/calendar/due";
import type { Deadline } from "@gongshi/domain/calendar/due";
import { findLine } from "@gongshi/domain/correction/find-line";
import type { Whose } from "@gongshi/domain/correction/find-line";
import { says } from "@gongshi/domain/correction/line-values";
import { CORRECTION_STEPS, IS_OVER, correctionStanding } from "@gongshi/domain/correction/standing";
import type { CorrectionStanding, EditionSays } from "@gongshi/domain/correction/standing";
import { dayFromNullable } from "../day-column";
import type { Db } from "../db";
import type { CorrectionRequest, Edition } from "../generated/client/client";
import { groupBy } from "../group-by";
import { hexOf } from "../hex";
import type { Tx } from "../run-command";
import { comparableLine, storedLine, storedValues } from "./stored-values";
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
  const compared = [...byDisclosure.values()].flatMap((all) => [...all.filter(wasPublic), ...all.slice(-1)]);
  const lines = await linesAbout(
    db,
    accepted,
    compared.map(({ id }) => id),
  );
  return requests.map((request) => {
    const due = answerDue(dayOf(request.takenAt));
    const own = byDisclosure.get(request.disclosureId) ?? [];
    const published = own.findLast(wasPublic);
    const answer = answerTo(request, own, lines);
    const tell = (edition: EditionFacts | undefined): EditionSays | null =>
      edition === undefined
        ? null
        : { number: edition.number, state: edition.state, says: saysIt(request, lines, edition.id) };
    const standing =
      closedStanding(request) ??
      correctionStanding({
        state: request.state,
        answeredBy: answer?.number ?? null,
        published: tell(published),
        newest: tell(own.at(-1)),
      });
    const answeredAt = standing.step === "CORRECTED" ? (answer?.releasedAt ?? null) : request.decidedAt;
    const answeredOn =
      request.forgottenAt !== null
        ? dayFromNullable(request.closedOn)
        : IS_OVER.includes(standing.step) && answeredAt !== null
          ? dayOf(answeredAt)
          : null;
    return { request, standing, due, answeredOn, late: (answeredOn ?? today) > due.on };
  });
}

/** Public once, and not taken back as an error. */
const wasPublic = ({ releasedAt, state, withdrawalKind }: EditionFacts): boolean =>
  releasedAt !== null && !(state === "WITHDRAWN" && withdrawalKind !== "ENDED");

/** The first public edition that says what was agreed: later ones repeat the answer. */
function answerTo(request: CorrectionRequest, own: readonly EditionFacts[], lines: Lines): EditionFacts | undefined {
  const drafted = own.findIndex(({ id }) => id === request.draftedInId);
  return own.slice(Math.max(0, drafted)).find((edition) => wasPublic(edition) && saysIt(request, lines, edition.id));
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
  const before = storedLine(request.before);
  if (before === null) return null;
  const candidates = (lines.get(linesKey(editionId, request.unitId)) ?? []).map((line) => ({
    ...comparableLine(line),
    line,
    whose: whoseIs(line, identitiesOf(request)),
  }));
  return findLine({ ...before, seq: request.seq }, namesOf(request), candidates)?.line ?? null;
}

/** Hashes under another key can not be compared: of such a line nothing is known. */
function whoseIs({ hashVersion, identityHash }: StoredLine, identities: ReturnType<typeof identitiesOf>): Whose {
  const comparable = identities.filter(({ version }) => version === hashVersion);
  if (identityHash === null || comparable.length === 0) return "UNKNOWN";
  return comparable.some(({ hash }) => hexOf(hash) === hexOf(identityHash)) ? "OWN" : "OTHERS";
}

function saysIt(request: CorrectionRequest, lines: Lines, editionId: string): boolean {
  const decided = storedValues(request.decided);
  if (decided === null) return false;
  // Told in words alone: what an edition says of that nobody can compute, only which one was named.
  if (Object.keys(decided).length === 0) return true;
  const line = lineOf(request, lines, editionId);
  return line !== null && says(comparableLine(line), decided);
}

const identitiesOf = (request: CorrectionRequest) =>
  [
    { version: request.hashVersion, hash: request.identityHash },
    { version: request.newHashVersion, hash: request.newIdentityHash },
  ].flatMap(({ version, hash }) => (version === null || hash === null ? [] : [{ version, hash }]));

const namesOf = ({ before, decided }: CorrectionRequest): string[] =>
  [before, decided].flatMap((values) => storedValues(values)?.name ?? []);
