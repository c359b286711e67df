/** What a summary of a roll, on a sheet of its own or beside the roll, says was paid in all. */
import { MONEY_UNITS, moneyUnitInHeading } from "../money/money-unit";
import type { MoneyUnit } from "../money/money-unit";
import type { RowRange } from "./block-values";
import { compactText } from "./cell-text";
import type { Header } from "./find-header";
import { unitAbove, unitInName } from "./money-unit";
import { readMoney } from "./read-cells";
import { totalLevel } from "./row-kind";
import type { SheetState } from "./sheet-state";

export interface SummaryTable {
  readonly header: Header;
  readonly range: RowRange;
  /** The column of its amounts, from 0. */
  readonly column: number;
}

/**
 * Its total in fen by the unit of money its figures may be in: the one that it names, or each where it names none, as it
 * then counts as the roll does. Empty where it says nothing that can be used.
 */
export type SummaryTotals = Readonly<Partial<Record<MoneyUnit, number>>>;

export function summaryTotals(state: SheetState, table: SummaryTable): SummaryTotals {
  const { header, column } = table;
  const label = header.columns.find((one) => one.column === column)?.label ?? "";
  const named = moneyUnitInHeading(label) ?? unitAbove(state, 0, header.top - 1) ?? unitInName(state.sheet.name);
  if (named === "OTHER") return {};
  const totals: Partial<Record<MoneyUnit, number>> = {};
  for (const unit of named === null ? MONEY_UNITS : [named]) {
    const fen = totalIn(state, table, unit);
    if (fen !== null) totals[unit] = fen;
  }
  return totals;
}

/** Its own total, or the sum of its rows. */
function totalIn(state: SheetState, { range, column }: SummaryTable, unit: MoneyUnit): number | null {
  let sum = 0;
  let printed: number | null = null;
  for (let row = range.from; row <= range.to; row += 1) {
    const cells = state.sheet.rows.at(row) ?? [];
    const money = readMoney(cells[column], unit);
    if (money.is !== "amount") continue;
    const level = cells.map((cell) => totalLevel(compactText(cell), new Set())).find((found) => found !== null);
    if (level === undefined) sum += money.fen;
    else if (level !== "SUB") printed = money.fen;
  }
  return printed ?? (sum === 0 ? null : sum);
}

/**
 * What several summaries agree on, in the roll's unit of money, or in yuan where only that fits the lines; null where
 * there is none or they differ.
 * @param units those of the rolls, the first before the others
 */
export function totalOfSummaries(
  summaries: readonly SummaryTotals[],
  units: readonly MoneyUnit[],
  fitsLines: (fen: number) => boolean,
): number | null {
  const totals = new Set<number>();
  for (const summary of summaries) {
    const possible = Object.values(summary).length === 1 ? Object.values(summary) : valuesIn(summary, units);
    const total = possible.find(fitsLines) ?? possible[0];
    if (total !== undefined) totals.add(total);
  }
  const [only] = totals;
  return totals.size === 1 && only !== undefined ? only : null;
}

const valuesIn = (summary: SummaryTotals, units: readonly MoneyUnit[]): number[] =>
  [...new Set<MoneyUnit>([...units, "YUAN"])].flatMap((unit) => summary[unit] ?? []);
