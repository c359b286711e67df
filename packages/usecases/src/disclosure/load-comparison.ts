import { compareLines } from "@gongshi/domain/disclosure/compare-lines";
import type { LineComparison } from "@gongshi/domain/disclosure/compare-lines";
import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import type { ControlTotal } from "@gongshi/domain/disclosure/control-total";
import type { ComparedLine } from "@gongshi/domain/disclosure/match-lines";
import { changedParts } from "@gongshi/domain/review/changed-parts";
import type { ChangedPart, Parts } from "@gongshi/domain/review/changed-parts";
import type { Db } from "../db";
import { currentRound } from "../review/load-review";
import { contentParts } from "./content-parts";
import { comparedLine, editionLines } from "./edition-lines";
import { loadDisclosure } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { publishingUnits } from "./publishing-units";

/** What an edition is compared with. */
export const COMPARISON_BASES = ["LAST_REVIEW", "LAST_EDITION", "BEFORE_PAYMENT"] as const;
export type ComparisonBase = (typeof COMPARISON_BASES)[number];

interface Base {
  readonly kind: "ROUND" | "EDITION" | "STAGE";
  /** The edition's number, and of a round the round's. */
  readonly editionNumber: number;
  readonly round: number | null;
  readonly parts: Parts;
  readonly lines: () => Promise<readonly ComparedLine[]>;
}

/** An edition beside what it is compared with: parts, lines, and the sums of both counted from their lines. */
export interface Comparison {
  readonly base: Pick<Base, "kind" | "editionNumber" | "round">;
  readonly parts: readonly ChangedPart[];
  readonly lines: LineComparison<ComparedLine>;
  /** The edition's lines, counted now, against the payer's total. */
  readonly control: ControlTotal & { readonly totalFen: number | null };
  /** Whether the counted sums are those the edition states. */
  readonly sumsAgree: boolean;
}

/**
 * Compares an edition with what was reviewed last (the round before, else the edition before), with the edition before,
 * or a result with the list before payment. Null where there is nothing to compare with.
 */
export async function loadComparison(
  db: Db,
  row: DisclosureRow,
  edition: EditionRow,
  against: ComparisonBase,
): Promise<Comparison | null> {
  const base = await baseOf(db, row, edition, against);
  if (base === null) return null;
  const [before, after, units] = await Promise.all([
    base.lines(),
    editionLines(db, edition.id),
    publishingUnits(db, row.batch.program),
  ]);
  const lines = compareLines(
    before,
    after,
    units.map((unit) => unit.id),
  );
  const counted = lines.after;
  const totalFen = edition.controlTotalFen === null ? null : Number(edition.controlTotalFen);
  return {
    base,
    parts: changedParts(base.parts, contentParts(row, edition)),
    lines,
    control: {
      ...checkControlTotal({ ...counted, controlTotalFen: totalFen, explanation: edition.controlExplanation }),
      totalFen,
    },
    sumsAgree: (["lineCount", "dueFen", "paidFen", "returnedFen", "heldFen"] as const).every(
      (what) => counted[what] === Number(edition[what]),
    ),
  };
}

async function baseOf(db: Db, row: DisclosureRow, edition: EditionRow, against: ComparisonBase): Promise<Base | null> {
  switch (against) {
    case "LAST_REVIEW":
      return (await roundBase(db, edition)) ?? editionBase(db, row, edition);
    case "LAST_EDITION":
      return editionBase(db, row, edition);
    case "BEFORE_PAYMENT":
      return stageBase(db, row);
  }
}

/** The round of review before this one, as it was submitted. */
async function roundBase(db: Db, edition: EditionRow): Promise<Base | null> {
  const found = await db.reviewRound.findUnique({
    where: { editionId_round: { editionId: edition.id, round: currentRound(edition) - 1 } },
  });
  if (found === null) return null;
  return {
    kind: "ROUND",
    editionNumber: edition.number,
    round: found.round,
    parts: found.parts as Parts,
    lines: async () => {
      const kept = await db.reviewRoundLine.findMany({ where: { roundId: found.id }, orderBy: { id: "asc" } });
      // None were kept: no other roll has come in since, and the lines are still the edition's.
      return kept.length > 0 ? kept.map(comparedLine) : editionLines(db, edition.id);
    },
  };
}

function editionBase(db: Db, row: DisclosureRow, edition: EditionRow): Base | null {
  const before = row.editions.filter((other) => other.number < edition.number).at(-1);
  return before === undefined ? null : { ...baseOfEdition(db, row, before), kind: "EDITION" };
}

/** Of a result the newest list before payment that was released. */
async function stageBase(db: Db, row: DisclosureRow): Promise<Base | null> {
  if (row.stage !== "RESULT") return null;
  const other = await db.disclosure.findUnique({
    where: { batchId_stage: { batchId: row.batchId, stage: "BEFORE_PAYMENT" } },
    select: { id: true },
  });
  const before = other === null ? null : await loadDisclosure(db, other.id);
  const released = before?.editions.filter((each) => each.releasedAt !== null).at(-1);
  return before === null || released === undefined ? null : { ...baseOfEdition(db, before, released), kind: "STAGE" };
}

const baseOfEdition = (db: Db, row: DisclosureRow, edition: EditionRow): Omit<Base, "kind"> => ({
  editionNumber: edition.number,
  round: null,
  parts: contentParts(row, edition),
  lines: () => editionLines(db, edition.id),
});
