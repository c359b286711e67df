/**
 * What looks like somebody's number in a file where none belongs: beside the columns that are read (or known for what they
 * hold, and cut), in hidden rows, columns and sheets, in comments, text boxes and properties, in the file's name. Such a file
 * is not handed on until the numbers are gone, or a reviewer answers for them in writing.
 */
import { columnLetter } from "../roll/cell-text";
import type { Cell, CellSheet, Workbook } from "../roll/cells";
import { columnMeaning } from "../roll/column-meaning";
import { layoutColumns } from "../roll/layout-columns";
import type { SheetLayout } from "../roll/roll";
import type { Aside, NumberFind, NumberFinds } from "./number-find";
import { findPersonalNumbers, withoutPersonalNumbers } from "./personal-numbers";
import type { KnownNumbers } from "./personal-numbers";

export const NO_FINDS: NumberFinds = { total: 0, first: [] };

const MOST = 100;

/**
 * @param layouts the columns that were read, by sheet
 * @param known numbers that it may carry
 */
export function numberFinds(
  { sheets, asides = [] }: Workbook,
  layouts: readonly SheetLayout[],
  fileName: string,
  known: KnownNumbers,
): NumberFinds {
  const first: NumberFind[] = [];
  let total = 0;
  const look = (text: string, at: Omit<NumberFind, "kind">): void => {
    for (const { kind } of findPersonalNumbers(text, known)) {
      total += 1;
      if (first.length < MOST) first.push({ ...at, kind });
    }
  };
  for (const find of asideFinds(asides, fileName, known)) {
    total += 1;
    if (first.length < MOST) first.push(find);
  }
  for (const sheet of sheets) {
    const name = withoutPersonalNumbers(sheet.name);
    look(sheet.name, { place: "SHEET_NAME", ...NOWHERE, sheet: name });
    const own = layouts.filter((layout) => layout.sheet === name).toSorted((a, b) => a.headerRow - b.headerRow);
    lookAtCells(sheet, name, own, look);
  }
  return { total, first };
}

const NOWHERE = { sheet: null, row: null, column: null };

/** In a file's name, and in what stands beside its cells or its table. */
export function asideFinds(asides: readonly Aside[], fileName: string, known: KnownNumbers): NumberFind[] {
  const texts = [{ place: "FILE_NAME" as const, text: fileName }, ...asides];
  return texts.flatMap(({ place, text }) =>
    findPersonalNumbers(text, known).map(({ kind }) => ({ place, kind, ...NOWHERE })),
  );
}

function lookAtCells(
  sheet: CellSheet,
  name: string,
  layouts: readonly SheetLayout[],
  look: (text: string, at: Omit<NumberFind, "kind">) => void,
): void {
  let at = -1;
  let expected: ReadonlySet<number> = new Set();
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (layouts[at + 1]?.headerRow === row + 1) {
      at += 1;
      expected = expectedColumns(layouts[at]!, sheet.hiddenColumns);
    }
    sheet.rows.at(row)?.forEach((cell, column) => {
      if (cell === undefined || expected.has(column)) return;
      const text = textWithDigits(cell);
      if (text === null) return;
      const place = sheet.hidden
        ? "HIDDEN_SHEET"
        : sheet.hiddenRows.has(row)
          ? "HIDDEN_ROW"
          : sheet.hiddenColumns.has(column)
            ? "HIDDEN_COLUMN"
            : "CELL";
      look(text, { place, sheet: name, row: row + 1, column: columnLetter(column) });
    });
  }
}

/** Columns (from 0) where numbers of people belong: identity numbers are hashed, cards and telephones are never read. */
function expectedColumns({ layout, columns }: SheetLayout, hidden: ReadonlySet<number>): ReadonlySet<number> {
  const identity = new Set(columns.flatMap(({ letter, meaning }) => (meaning.startsWith("identity") ? [letter] : [])));
  return new Set(
    layoutColumns(layout).flatMap(({ column, letter, label }) => {
      const known = columnMeaning([label])?.is;
      const numbers = known === "identity" || known === "ignored" || known === "creditCode";
      return identity.has(letter) || (numbers && !hidden.has(column - 1)) ? [column - 1] : [];
    }),
  );
}

const MANY_DIGITS = /\d(?:\D{0,3}\d){6}|[〇零○一二三四五六七八九幺]{11}|[０-９]/u;
/** The least that a telephone stored as a number can be. */
const LEAST_NUMBER = 1e10;

/** A cell as text where it may hold such a number at all; most cells do not. */
function textWithDigits({ kind, value }: Cell): string | null {
  if (kind === "text" && typeof value === "string") return MANY_DIGITS.test(value) ? value : null;
  return kind === "number" && typeof value === "number" && Number.isInteger(value) && value >= LEAST_NUMBER
    ? String(value)
    : null;
}
