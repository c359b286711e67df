import { sharesOf } from "@gongshi/domain/coverage/shares";
import type { Share } from "@gongshi/domain/coverage/shares";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Verdict } from "@gongshi/domain/coverage/verdict";
import type { Db } from "../db";
import { disclosureInclude } from "../disclosure/load-disclosure";
import type { DisclosureRow } from "../disclosure/load-disclosure";
import type { Unit } from "../generated/client/client";
import { cellVerdict, obligationInclude } from "./load-obligation";
import type { CellVerdict, ObligationRow } from "./load-obligation";

export interface CoverageCell {
  readonly obligationId: string;
  readonly unitId: string;
  readonly disclosureId: string;
  readonly verdict: CellVerdict;
}

export interface Coverage {
  readonly year: number;
  readonly years: readonly number[];
  readonly disclosures: readonly DisclosureRow[];
  readonly units: readonly Unit[];
  readonly cells: readonly CoverageCell[];
  readonly onTimeShares: readonly Share[];
  readonly finishedShares: readonly Share[];
}

/**
 * Units × disclosures of a subsidy year. The denominator is every obligation of the year, waived ones included, and one
 * not-applicable cell of the street office for each SS disclosure, of which nothing may be posted anywhere.
 */
export async function loadCoverage(db: Db, subdistrictId: string, year: number, now: Date): Promise<Coverage> {
  const today = dayOf(now);
  const ofYear = { batch: { subsidyYear: year, program: { subdistrictId } } };
  const [disclosures, obligations, units, years] = await Promise.all([
    db.disclosure.findMany({
      where: ofYear,
      include: disclosureInclude,
      orderBy: [{ batch: { program: { code: "asc" } } }, { batch: { number: "asc" } }, { stage: "asc" }],
    }),
    db.obligation.findMany({ where: { disclosure: ofYear }, include: obligationInclude }),
    db.unit.findMany({
      where: { subdistrictId, kind: { in: ["SUBDISTRICT", "COMMUNITY", "COOPERATIVE"] } },
      orderBy: [{ position: "asc" }, { name: "asc" }],
    }),
    db.batch.findMany({
      where: { program: { subdistrictId } },
      distinct: ["subsidyYear"],
      select: { subsidyYear: true },
      orderBy: { subsidyYear: "desc" },
    }),
  ]);
  const cells = obligations.map((row: ObligationRow) => ({
    obligationId: row.id,
    unitId: row.unitId,
    disclosureId: row.disclosureId,
    verdict: cellVerdict(row, today),
  }));
  const sensitive: Verdict[] = disclosures
    .filter((row) => row.batch.program.grade === "SS")
    .map(() => "NOT_APPLICABLE" as const);
  const used = new Set(cells.map((cell) => cell.unitId));
  return {
    year,
    years: years.map((row) => row.subsidyYear),
    disclosures,
    units: units.filter((unit) => used.has(unit.id)),
    cells,
    onTimeShares: sharesOf([...cells.map((cell) => cell.verdict.onTime), ...sensitive]),
    finishedShares: sharesOf([...cells.map((cell) => cell.verdict.finished), ...sensitive]),
  };
}
