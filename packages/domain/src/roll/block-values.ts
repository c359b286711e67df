/** What the values of the rows under a heading say about its columns. */
import { cellText, isFilled } from "./cell-text";
import type { Row } from "./cell-text";
import type { ColumnValues } from "./column-plan";
import { readIdentity, readMoney } from "./read-cells";

const MEASURE = /^(?:元|万元|亩|公顷|人|户|台|套|株|头|个|月|年|公斤|斤|吨|元\/.{1,4})$/u;

export function valuesOf(rows: readonly Row[]): ColumnValues {
  const share = (column: number, test: (row: Row) => boolean): boolean => {
    const filled = rows.filter((row) => isFilled(row[column]));
    return filled.length > 0 && filled.filter(test).length >= filled.length * 0.9;
  };
  const fen = (row: Row, column: number): number | null => {
    const money = readMoney(row[column], "YUAN");
    return money.is === "amount" ? money.fen : null;
  };
  return {
    filled: (column) => rows.reduce((count, row) => count + (isFilled(row[column]) ? 1 : 0), 0),
    same: (a, b) => rows.every((row) => comparable(row, a) === comparable(row, b)),
    sumOfOthers(columns) {
      const counted = rows.filter((row) => columns.some((column) => (fen(row, column) ?? 0) !== 0));
      if (columns.length < 3 || counted.length === 0) return null;
      const isSum = (column: number) =>
        counted.every((row) => {
          const others = columns.reduce((sum, other) => sum + (other === column ? 0 : (fen(row, other) ?? 0)), 0);
          return Math.abs((fen(row, column) ?? 0) - others) <= 1;
        });
      const sums = columns.filter(isSum);
      return sums.length === 1 ? (sums[0] ?? null) : null;
    },
    looksLikeMoney: (column) =>
      share(column, (row) => {
        const money = fen(row, column);
        return money !== null && money >= 0 && money < 1e9 * 100 && !/^\d{11,}$/.test(cellText(row[column]));
      }),
    looksLikeMeasure: (column) => share(column, (row) => MEASURE.test(cellText(row[column]).replaceAll(" ", ""))),
    looksLikeIdentity: (column) => share(column, (row) => readIdentity(row[column]).is === "number"),
  };
}

function comparable(row: Row, column: number): string {
  const money = readMoney(row[column], "YUAN");
  return money.is === "amount" ? String(money.fen) : cellText(row[column]).replaceAll(" ", "");
}
