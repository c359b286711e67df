/** What the values of the rows under a heading say about its columns, gathered in one pass over them. */
import { cellText, isFilled } from "./cell-text";
import type { CellRow, CellRows } from "./cells";
import type { ColumnValues } from "./column-plan";
import { readIdentity, readMoney } from "./read-cells";
import { ROWS_PER_STEP } from "./steps";
import type { Steps } from "./steps";

const MEASURE = /^(?:[十百千万]?元|角|分|亩|公顷|人|户|台|套|株|头|个|月|年|公斤|斤|吨|元\/.{1,4})$/u;
const MOST_FEN = 1e9 * 100;

/** Rows from–to, both included. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Of long columns every so many cells are looked into: what a column looks like shows in a part of it. */
const ALL_UNTIL = 1_000;
const ONE_IN = 50;

interface Counts {
  filled: number;
  seen: number;
  money: number;
  measures: number;
  identities: number;
}

/** @param width columns looked at */
export function* valuesOf(rows: CellRows, ranges: readonly RowRange[], width: number): Steps<ColumnValues> {
  const counts: Counts[] = Array.from({ length: width }, () => ({
    filled: 0,
    seen: 0,
    money: 0,
    measures: 0,
    identities: 0,
  }));
  let done = 0;
  for (const row of rowsIn(rows, ranges)) {
    for (let column = 0; column < width; column += 1) {
      const count = counts[column];
      if (count !== undefined) take(count, row, column);
    }
    done += 1;
    if (done % ROWS_PER_STEP === 0) yield ROWS_PER_STEP;
  }
  yield done % ROWS_PER_STEP;
  const most = (column: number, of: keyof Counts): boolean => {
    const count = counts[column];
    return count !== undefined && count.seen > 0 && count[of] >= count.seen * 0.9;
  };
  return {
    filled: (column) => counts[column]?.filled ?? 0,
    same: (a, b) => agree(rows, ranges, a, b),
    sumOfOthers: (columns) => sumOfOthers(rows, ranges, columns),
    looksLikeMoney: (column) => most(column, "money"),
    looksLikeMeasure: (column) => most(column, "measures"),
    looksLikeIdentity: (column) => most(column, "identities"),
  };
}

function take(count: Counts, row: CellRow, column: number): void {
  const cell = row[column];
  if (!isFilled(cell)) return;
  count.filled += 1;
  if (count.filled > ALL_UNTIL && count.filled % ONE_IN !== 0) return;
  count.seen += 1;
  const fen = fenOf(row, column);
  if (fen !== null && fen >= 0 && fen < MOST_FEN && !/^\d{11,}$/.test(cellText(cell))) count.money += 1;
  if (cell.kind !== "text") return;
  if (MEASURE.test(cellText(cell).replaceAll(" ", ""))) count.measures += 1;
  if (readIdentity(cell).is === "number") count.identities += 1;
}

export function* rowsIn(rows: CellRows, ranges: readonly RowRange[]): Generator<CellRow, void, void> {
  for (const { from, to } of ranges) {
    for (let row = from; row <= to; row += 1) {
      const cells = rows.at(row);
      if (cells !== undefined) yield cells;
    }
  }
}

/**
 * Whether two columns say the same wherever both say something. A few rows may have only one of them: a signature, a
 * total. What is missing in the column chosen is rejected by row, so nothing is read wrongly for it.
 */
function agree(rows: CellRows, ranges: readonly RowRange[], a: number, b: number): boolean {
  let [both, one] = [0, 0];
  for (const row of rowsIn(rows, ranges)) {
    const [left, right] = [comparable(row, a), comparable(row, b)];
    if (left === right) both += left === "" ? 0 : 1;
    else if (left !== "" && right !== "") return false;
    else one += 1;
  }
  return both > 0 && one <= Math.max(3, both * 0.05);
}

/** The one column that is the sum of the others in every row where any of them says something. */
function sumOfOthers(rows: CellRows, ranges: readonly RowRange[], columns: readonly number[]): number | null {
  if (columns.length < 3) return null;
  let left = columns;
  let counted = 0;
  for (const row of rowsIn(rows, ranges)) {
    const fens = new Map(columns.map((column) => [column, fenOf(row, column) ?? 0]));
    const all = [...fens.values()].reduce((sum, fen) => sum + fen, 0);
    if ([...fens.values()].every((fen) => fen === 0)) continue;
    counted += 1;
    left = left.filter((column) => Math.abs(2 * (fens.get(column) ?? 0) - all) <= 1);
    if (left.length === 0) return null;
  }
  return counted > 0 && left.length === 1 ? (left[0] ?? null) : null;
}

function fenOf(row: CellRow, column: number): number | null {
  const money = readMoney(row[column], "YUAN");
  return money.is === "amount" ? money.fen : null;
}

function comparable(row: CellRow, column: number): string {
  const fen = fenOf(row, column);
  return fen === null ? cellText(row[column]).replaceAll(" ", "") : String(fen);
}
