import { dayOf } from "@gongshi/domain/calendar/day";
import { may, subdistrictsWhere } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { IS_OVER, WAITS } from "@gongshi/domain/correction/standing";
import { programTarget } from "../allowed";
import type { Db } from "../db";
import type { Prisma, UnitKind } from "../generated/client/client";
import { editionTitle } from "../disclosure/title-of";
import type { Tx } from "../run-command";
import { correctionInclude } from "./load-correction";
import type { CorrectionRow } from "./load-correction";
import { standingsOf } from "./load-corrections";
import type { StandingCorrection } from "./load-corrections";

export interface ListedCorrection extends StandingCorrection {
  readonly request: CorrectionRow;
  /** Of the publication the line stands in. */
  readonly title: string;
}

type Reading = Pick<Db | Tx, "correctionRequest" | "edition" | "paymentLine">;

/** Requests that can be without an answer; corrected ones are among them until their words go. */
const MAY_BE_OPEN = {
  forgottenAt: null,
  state: { in: ["OPEN", "ACCEPTED"] },
} satisfies Prisma.CorrectionRequestWhereInput;

/**
 * What a unit's requests are: those of its lines, but of what stands only in the street; of a department those of its programs,
 * of a subdistrict all.
 */
export const ofUnit = (unit: { readonly id: string; readonly kind: UnitKind }): Prisma.CorrectionRequestWhereInput =>
  unit.kind === "SUBDISTRICT"
    ? { unit: { subdistrictId: unit.id } }
    : {
        OR: [
          // As counterTarget() has it.
          {
            unitId: unit.id,
            edition: { releasedAt: { not: null } },
            disclosure: { batch: { program: { grade: { not: "SS" } } } },
          },
          { disclosure: { batch: { program: { departmentId: unit.id } } } },
        ],
      };

/** Requests that are not over: late ones first, then by the day they are due. */
export async function openCorrections(
  db: Reading,
  unit: { readonly id: string; readonly kind: UnitKind },
  now: Date,
): Promise<ListedCorrection[]> {
  const found = await listCorrections(db, { ...MAY_BE_OPEN, ...ofUnit(unit) }, now);
  return found
    .filter(({ standing }) => !IS_OVER.includes(standing.step))
    .toSorted((one, other) => (one.due.on < other.due.on ? -1 : one.due.on > other.due.on ? 1 : 0));
}

/** Requests with where they stand and the title of their publication, in the order in which they were taken. */
export async function listCorrections(
  db: Reading,
  where: Prisma.CorrectionRequestWhereInput,
  now: Date,
): Promise<ListedCorrection[]> {
  const requests = await db.correctionRequest.findMany({
    where,
    include: correctionInclude,
    orderBy: [{ takenAt: "asc" }, { id: "asc" }],
  });
  const standings = await standingsOf(db, requests, dayOf(now));
  return standings.map((each, index) => {
    const request = requests[index]!;
    return { ...each, request, title: editionTitle(request.disclosure, request.edition) };
  });
}

/** How many requests wait for a word that this person may say. */
export async function countCorrections(db: Reading, viewer: Viewer, now: Date): Promise<number> {
  const streets = subdistrictsWhere(viewer, "decideCorrection");
  if (streets.length === 0) return 0;
  const requests = await db.correctionRequest.findMany({
    where: { ...MAY_BE_OPEN, unit: { subdistrictId: { in: streets } } },
    include: correctionInclude,
  });
  const own = requests.filter(({ disclosure }) =>
    may(viewer, "decideCorrection", programTarget(disclosure.batch.program)),
  );
  const standings = await standingsOf(db, own, dayOf(now));
  return standings.filter(({ standing }) => WAITS.includes(standing.step)).length;
}
