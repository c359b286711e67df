import { compareLines } from "@gongshi/domain/disclosure/compare-lines";
import type { LineComparison } from "@gongshi/domain/disclosure/compare-lines";
import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import type { ControlTotal } from "@gongshi/domain/disclosure/control-total";
import type { ComparedLine } from "@gongshi/domain/disclosure/match-lines";
import { changedParts } from "@gongshi/domain/review/changed-parts";
import type { ChangedPart, Parts } from "@gongshi/domain/review/changed-parts";
import { allowed, programTarget } from "../allowed";
import { currentRound } from "./reviewed-edition";
import { contentParts } from "./content-parts";
import { comparedLine, editionLines } from "./edition-lines";
import { loadDisclosure } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { publishingUnits } from "./publishing-units";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";

/** What an edition is compared with. */
export const COMPARISON_BASES = ["LAST_REVIEW", "LAST_EDITION", "BEFORE_PAYMENT"] as const;
export type ComparisonBase = (typeof COMPARISON_BASES)[number];

interface Base {
  readonly kind: "ROUND" | "EDITION" | "STAGE";
  /** The edition's number, and of a round the round's. */
  readonly editionNumber: number;
  readonly round: number | null;
  readonly parts: Parts;
  /** Its names have outlived their time. */
  readonly outlived: boolean;
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
 * `loadComparison` for somebody: it shows names, so it leaves a trace. Refusals: SIGNED_OUT, NOT_ALLOWED, RETENTION_OVER (the
 * names of one of the two are deleted: everything would look removed, or new).
 */
export async function readComparison(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly row: DisclosureRow; readonly edition: EditionRow; readonly against: ComparisonBase },
): Promise<Result<Comparison | null>> {
  const { program } = input.row.batch;
  const role = allowed(actor.viewer, "readLines", programTarget(program));
  if (!role.ok) return role;
  return runCommand<Comparison | null>(deps, actor, async (tx) => {
    const value = await loadComparison(tx, input.row, input.edition, input.against);
    if (value === "OUTLIVED") return refuse("RETENTION_OVER");
    if (value === null) return ok({ value, trace: "REPEATED" });
    return ok({
      value,
      trace: [
        {
          kind: "lines.read",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "edition",
          subjectId: input.edition.id,
          data: { against: input.against },
        },
      ],
    });
  });
}

/**
 * Compares an edition with what was reviewed last (the round before, else the edition before), with the edition before,
 * or a result with the list before payment. Null where there is nothing to compare with.
 */
async function loadComparison(
  db: Tx,
  row: DisclosureRow,
  edition: EditionRow,
  against: ComparisonBase,
): Promise<Comparison | "OUTLIVED" | null> {
  const base = await baseOf(db, row, edition, against);
  if (base === null) return null;
  if (base.outlived || edition.outlivedAt !== null) return "OUTLIVED";
  const [before, after, units] = await Promise.all([
    base.lines(),
    editionLines(db, edition.id),
    publishingUnits(db, row.batch),
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
    parts: changedParts(base.parts, await contentParts(db, row, edition)),
    lines,
    control: {
      ...checkControlTotal({
        ...counted,
        controlTotalFen: totalFen,
        subtotalsFit: edition.subtotalsFit,
        explanation: edition.controlExplanation,
      }),
      totalFen,
    },
    sumsAgree: (["lineCount", "dueFen", "paidFen", "returnedFen", "heldFen"] as const).every(
      (what) => counted[what] === Number(edition[what]),
    ),
  };
}

async function baseOf(db: Tx, row: DisclosureRow, edition: EditionRow, against: ComparisonBase): Promise<Base | null> {
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
async function roundBase(db: Tx, edition: EditionRow): Promise<Base | null> {
  const found = await db.reviewRound.findUnique({
    where: { contentId_round: { contentId: edition.id, round: currentRound(edition) - 1 } },
  });
  if (found === null) return null;
  return {
    kind: "ROUND",
    editionNumber: edition.number,
    round: found.round,
    parts: found.parts as Parts,
    outlived: edition.outlivedAt !== null,
    lines: async () => {
      const kept = await db.reviewRoundLine.findMany({ where: { roundId: found.id }, orderBy: { id: "asc" } });
      // None were kept: no other roll has come in since, and the lines are still the edition's.
      return kept.length > 0 ? kept.map(comparedLine) : editionLines(db, edition.id);
    },
  };
}

async function editionBase(db: Tx, row: DisclosureRow, edition: EditionRow): Promise<Base | null> {
  const before = row.editions.filter((other) => other.number < edition.number).at(-1);
  return before === undefined ? null : { ...(await baseOfEdition(db, row, before)), kind: "EDITION" };
}

/** Of a result the newest list before payment that was released. */
async function stageBase(db: Tx, row: DisclosureRow): Promise<Base | null> {
  if (row.stage !== "RESULT") return null;
  const other = await db.disclosure.findUnique({
    where: { batchId_stage: { batchId: row.batchId, stage: "BEFORE_PAYMENT" } },
    select: { id: true },
  });
  const before = other === null ? null : await loadDisclosure(db, other.id);
  const released = before?.editions.filter((each) => each.releasedAt !== null).at(-1);
  return before === null || released === undefined
    ? null
    : { ...(await baseOfEdition(db, before, released)), kind: "STAGE" };
}

const baseOfEdition = async (db: Tx, row: DisclosureRow, edition: EditionRow): Promise<Omit<Base, "kind">> => ({
  editionNumber: edition.number,
  round: null,
  parts: await contentParts(db, row, edition),
  outlived: edition.outlivedAt !== null,
  lines: () => editionLines(db, edition.id),
});
