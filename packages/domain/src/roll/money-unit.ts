/** In which units of money a table's amounts are: what headings and the lines around the table say, and what contradicts it. */
import { moneyUnitInHeading, moneyUnitInLine } from "../money/money-unit";
import type { MoneyUnit, NamedUnit } from "../money/money-unit";
import { cellText } from "./cell-text";
import type { NamedUnits } from "./column-plan";
import type { RollLine } from "./roll";
import type { SheetState } from "./sheet-state";

/** What the figures of a table count, column by column. */
export interface MoneyUnits {
  readonly due: MoneyUnit;
  readonly paid: MoneyUnit;
  readonly rate: MoneyUnit;
}

export const IN_YUAN: MoneyUnits = { due: "YUAN", paid: "YUAN", rate: "YUAN" };

/** `单位：元、亩` above a table, in rows from–to; the line nearest to the table counts. */
export function unitAbove(state: SheetState, from: number, to: number): NamedUnit | null {
  for (let row = to; row >= from; row -= 1) {
    const named = unitInRow(state, row);
    if (named !== null) return named;
  }
  return null;
}

/** The unit that a row beside the table names, in one cell or as `单位：` and `千元` in two. */
export function unitInRow(state: SheetState, row: number): NamedUnit | null {
  const texts = [...(state.sheet.rows.at(row) ?? []).entries()].flatMap(([column, cell]) =>
    state.merges.origin(row, column).column === column && cell?.kind === "text" ? [cellText(cell)] : [],
  );
  for (const text of texts) {
    const named = text.length > LONGEST ? null : moneyUnitInLine(text);
    if (named !== null) return named;
  }
  return null;
}

const LONGEST = 400;

/** The unit that the name of a sheet gives: `发放表（万元）`. */
export const unitInName = (name: string): NamedUnit | null => {
  const named = moneyUnitInLine(name) ?? moneyUnitInHeading(name);
  return named === "YUAN" ? null : named;
};

/**
 * The units of a table: the columns' own headings, else what stands above, else 元. A person's answer is stronger than
 * all of them. `ask` where only a person can know.
 */
export function unitsOf(named: NamedUnits, above: NamedUnit | null, told: MoneyUnit | undefined): MoneyUnits | "ask" {
  const rate = named.rate === null || named.rate === "OTHER" ? "YUAN" : named.rate;
  if (told !== undefined) return { due: told, paid: told, rate };
  const paid = named.paid ?? above ?? named.due ?? "YUAN";
  const due = named.due ?? above ?? named.paid ?? "YUAN";
  return paid === "OTHER" || due === "OTHER" ? "ask" : { due, paid, rate };
}

/** Figures of a power of ten as rate × quantity says, give or take a twentieth: between one fen and a hundred million yuan. */
const POWERS = [-8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8];

/** Whether rate × quantity says of all lines from `from` on that the amounts are in another unit. */
export function unitConflicts(lines: readonly RollLine[], from: number): boolean {
  let compared = 0;
  let power: number | null = null;
  for (let at = from; at < lines.length; at += 1) {
    const { quantityMilli, rateE4, dueFen } = lines[at] as RollLine;
    if (!quantityMilli || !rateE4 || dueFen === 0) continue;
    const ratio = dueFen / ((quantityMilli * rateE4) / 1e5);
    power ??= POWERS.find((one) => Math.abs(ratio / 10 ** one - 1) < 0.05) ?? null;
    if (power === null || Math.abs(ratio / 10 ** power - 1) >= 0.05) return false;
    compared += 1;
  }
  return compared > 0;
}

/**
 * Amounts in no unit anybody named, nearly all of them below 10 and with digits below the fen: they look like 万元 or
 * 千元. Unrounded products of area and rate have such digits too, but are larger.
 */
export const looksUnlikeYuan = (amounts: { readonly read: number; readonly small: number }): boolean =>
  amounts.read > 0 && amounts.small >= amounts.read * 0.8;
