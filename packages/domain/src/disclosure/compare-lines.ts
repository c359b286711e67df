import { matchLines } from "./match-lines";
import type { ComparedLine } from "./match-lines";

/** What of a line can change, in the order of the sheet. */
export const LINE_PARTS = [
  "unit",
  "group",
  "name",
  "identity",
  "quantity",
  "rate",
  "due",
  "paid",
  "outcome",
  "remark",
  "extra",
] as const;
export type LinePart = (typeof LINE_PARTS)[number];

export const LINE_CHANGES = ["ADDED", "REMOVED", "CHANGED"] as const;

/** One line that is not as it was: which parts changed, of a line that stands in both rolls. */
export interface LineChange<Line> {
  readonly kind: (typeof LINE_CHANGES)[number];
  readonly before: Line | null;
  readonly after: Line | null;
  readonly parts: readonly LinePart[];
}

/** Money in fen, quantity in thousandths. A recipient with several lines counts once. */
export interface ComparedSums {
  readonly lineCount: number;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly heldFen: number;
}

export interface LineComparison<Line> {
  /** By unit, in the order of the units, then as the lines stand. */
  readonly changes: readonly LineChange<Line>[];
  readonly sameCount: number;
  readonly before: ComparedSums;
  readonly after: ComparedSums;
  /** Units whose lines differ. */
  readonly units: readonly {
    readonly unitId: string;
    readonly before: ComparedSums;
    readonly after: ComparedSums;
  }[];
}

/**
 * Two rolls, line by line (`matchLines`), and what each adds up to, counted from the lines whether anything changed or not.
 * @param unitOrder ids of the units in the order they are shown in; others come last
 */
export function compareLines<Line extends ComparedLine>(
  before: readonly Line[],
  after: readonly Line[],
  unitOrder: readonly string[] = [],
): LineComparison<Line> {
  const { pairs, removed, added } = matchLines(before, after);
  const changed = pairs.flatMap(([one, other]): LineChange<Line>[] => {
    const parts = changedLineParts(one, other);
    return parts.length === 0 ? [] : [{ kind: "CHANGED", before: one, after: other, parts }];
  });
  const rank = new Map(unitOrder.map((id, index) => [id, index]));
  const place = ({ before: one, after: other }: LineChange<Line>) => (other ?? one)!;
  const rankOf = (change: LineChange<Line>) => rank.get(place(change).unitId) ?? unitOrder.length;
  const changes = [
    ...changed,
    ...added.map((line): LineChange<Line> => ({ kind: "ADDED", before: null, after: line, parts: [] })),
    ...removed.map((line): LineChange<Line> => ({ kind: "REMOVED", before: line, after: null, parts: [] })),
  ].sort((a, b) => rankOf(a) - rankOf(b) || place(a).seq - place(b).seq);
  const touched = new Set(
    changes.flatMap((change) => [change.before, change.after].flatMap((line) => (line === null ? [] : [line.unitId]))),
  );
  const of = (lines: readonly Line[], unitId: string) => sumsOfLines(lines.filter((line) => line.unitId === unitId));
  return {
    changes,
    sameCount: pairs.length - changed.length,
    before: sumsOfLines(before),
    after: sumsOfLines(after),
    units: [...touched]
      .sort((a, b) => (rank.get(a) ?? unitOrder.length) - (rank.get(b) ?? unitOrder.length))
      .map((unitId) => ({ unitId, before: of(before, unitId), after: of(after, unitId) })),
  };
}

/** Identity numbers hashed under different keys cannot be compared; nothing is said of them. */
const sameIdentity = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && one.split(":", 1)[0] !== other.split(":", 1)[0]);

export function changedLineParts(one: ComparedLine, other: ComparedLine): LinePart[] {
  const same: Readonly<Record<LinePart, boolean>> = {
    unit: one.unitId === other.unitId,
    group: one.group === other.group,
    name: one.name === other.name,
    identity: sameIdentity(one.identity, other.identity),
    quantity: one.quantityMilli === other.quantityMilli,
    rate: one.rateE4 === other.rateE4,
    due: one.dueFen === other.dueFen,
    paid: one.paidFen === other.paidFen,
    outcome: one.outcome === other.outcome,
    remark: one.remark === other.remark,
    extra: one.extra === other.extra,
  };
  return LINE_PARTS.filter((part) => !same[part]);
}

/** What lines add up to; recipients as the sheets count them: by identity number, else by name and group. */
export function sumsOfLines(lines: readonly ComparedLine[]): ComparedSums {
  const add = (pick: (line: ComparedLine) => number): number => lines.reduce((sum, line) => sum + pick(line), 0);
  const unpaid = (outcome: ComparedLine["outcome"]) =>
    add((line) => (line.outcome === outcome ? line.dueFen - line.paidFen : 0));
  return {
    lineCount: lines.length,
    recipientCount: new Set(lines.map((line) => line.identity ?? `${line.name}|${line.group ?? ""}`)).size,
    quantityMilli: add((line) => line.quantityMilli ?? 0),
    dueFen: add((line) => line.dueFen),
    paidFen: add((line) => line.paidFen),
    returnedFen: unpaid("RETURNED"),
    heldFen: unpaid("HELD"),
  };
}
