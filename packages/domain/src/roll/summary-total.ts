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
export type SummaryTotals = Readonly<Partial<Record<MoneyUnit, SummaryTotal>>>;

export interface SummaryTotal {
  readonly fen: number;
  /** What its rows say of units, by their names without spaces. */
  readonly byUnit: ReadonlyMap<string, number>;
}

export function summaryTotals(state: SheetState, table: SummaryTable): SummaryTotals {
  const { header, column } = table;
  const label = header.columns.find((one) => one.column === column)?.label ?? "";
  const named = moneyUnitInHeading(label) ?? unitAbove(state, 0, header.top - 1) ?? unitInName(state.sheet.name);
  if (named === "OTHER") return {};
  const totals: Partial<Record<MoneyUnit, SummaryTotal>> = {};
  for (const unit of named === null ? MONEY_UNITS : [named]) {
    const total = totalIn(state, table, unit);
    if (total !== null) totals[unit] = total;
  }
  return totals;
}

const PLACES = ["unit", "village", "community"] as const;

/** Its own total, or the sum of its rows. */
function totalIn(state: SheetState, { header, range, column }: SummaryTable, unit: MoneyUnit): SummaryTotal | null {
  const place = PLACES.map((is) => header.columns.find(({ meaning }) => meaning?.is === is)?.column).find(
    (found) => found !== undefined,
  );
  const byUnit = new Map<string, number>();
  let sum = 0;
  let printed: number | null = null;
  for (let row = range.from; row <= range.to; row += 1) {
    const cells = state.sheet.rows.at(row) ?? [];
    const money = readMoney(cells[column], unit);
    if (money.is !== "amount") continue;
    const level = cells.map((cell) => totalLevel(compactText(cell), new Set())).find((found) => found !== null);
    if (level === undefined) {
      sum += money.fen;
      const name = place === undefined ? "" : compactText(state.filled(row, place));
      if (name !== "") byUnit.set(name, (byUnit.get(name) ?? 0) + money.fen);
    } else if (level !== "SUB") printed = money.fen;
  }
  const fen = printed ?? (sum === 0 ? null : sum);
  return fen === null ? null : { fen, byUnit };
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
): SummaryTotal | null {
  const totals = new Map<number, SummaryTotal>();
  for (const summary of summaries) {
    const possible = Object.values(summary).length === 1 ? Object.values(summary) : valuesIn(summary, units);
    const total = possible.find(({ fen }) => fitsLines(fen)) ?? possible[0];
    if (total !== undefined && !totals.has(total.fen)) totals.set(total.fen, total);
  }
  const [only] = totals.values();
  return totals.size === 1 && only !== undefined ? only : null;
}

const valuesIn = (summary: SummaryTotals, units: readonly MoneyUnit[]): SummaryTotal[] =>
  [...new Set<MoneyUnit>([...units, "YUAN"])].flatMap((unit) => summary[unit] ?? []);
