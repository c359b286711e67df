import type { Outcome } from "../roll/roll";

/** What of a line a person may ask to have corrected. Money in fen, quantity in thousandths. */
export interface LineValues {
  readonly name: string;
  readonly group: string | null;
  readonly quantityMilli: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: Outcome;
  /** From the closed list of public remarks, or null. */
  readonly remark: string | null;
}

export const LINE_PARTS = ["name", "group", "quantityMilli", "dueFen", "paidFen", "outcome", "remark"] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/** Some of a line's values; a part that is not there is not asked for. */
export type SomeValues = Partial<LineValues>;

/** The values of anything that has them, and nothing else of it. */
export const valuesOf = ({ name, group, quantityMilli, dueFen, paidFen, outcome, remark }: LineValues): LineValues => ({
  name,
  group,
  quantityMilli,
  dueFen,
  paidFen,
  outcome,
  remark,
});

/** The parts of `wanted` that differ from the line, in the order of the list. */
export const changedParts = (line: LineValues, wanted: SomeValues): readonly LinePart[] =>
  LINE_PARTS.filter((part) => wanted[part] !== undefined && wanted[part] !== line[part]);

/** Those parts alone. */
export const pick = (values: SomeValues, parts: readonly LinePart[]): SomeValues =>
  Object.fromEntries(parts.map((part) => [part, values[part]]));

/** Whether a line says everything that was decided. */
export const says = (line: LineValues, decided: SomeValues): boolean => changedParts(line, decided).length === 0;

/** The money of a line, which totals are compared with. */
export const touchesMoney = (parts: readonly LinePart[]): boolean =>
  parts.some((part) => part === "dueFen" || part === "paidFen" || part === "outcome");
