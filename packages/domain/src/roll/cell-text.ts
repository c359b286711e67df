import type { Cell, CellRow, CellSheet } from "./cells";

/** A row as the file gives it. */
export type Row = CellRow;

/** Wider tables than this are ghosts: no roll has so many columns. */
export const MAX_COLUMNS = 256;

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/gu;

/** Text in which nothing needs to be brought to another form: most of a roll. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** What a cell says: one form of digits and brackets, single spaces, nothing invisible. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell.value === null || cell.kind === "empty") return "";
  if (cell.kind === "date")
    return cell.value instanceof Date && !Number.isNaN(cell.value.getTime())
      ? cell.value.toISOString().slice(0, 10)
      : "";
  const text = String(cell.value);
  if (PLAIN.test(text)) return text;
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

/** The same without any spaces, for comparing words that are letter-spaced in print (合　计, 姓 名). */
export const compactText = (cell: Cell | undefined): string => cellText(cell).replaceAll(" ", "");

export const isFilled = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && (cell.kind === "error" || cell.kind === "number" || cellText(cell) !== "");

/** Column letters as spreadsheets print them: 0 → A, 26 → AA. */
export function columnLetter(column: number): string {
  let rest = column;
  let letters = "";
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

/** Merged ranges of a sheet, asked cell by cell. */
export interface Merges {
  /** The top left cell of the merged range that covers this place (itself when none does). */
  origin(row: number, column: number): { row: number; column: number };
}

interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function mergesOf(sheet: CellSheet): Merges {
  const byColumn: Span[][] = [];
  for (const merge of sheet.merges) {
    for (let column = merge.left; column <= Math.min(merge.right, MAX_COLUMNS); column += 1) {
      (byColumn[column] ??= []).push(merge);
    }
  }
  for (const spans of byColumn) spans?.sort((a, b) => a.top - b.top);
  return {
    origin(row, column) {
      const spans = byColumn[column];
      const span = spans === undefined ? undefined : lastStartingBy(spans, row);
      return span !== undefined && span.bottom >= row ? { row: span.top, column: span.left } : { row, column };
    },
  };
}

function lastStartingBy(spans: readonly Span[], row: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.top ?? Infinity) <= row) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}
