/**
 * Rejected lines go back to the person as a spreadsheet to mend. Each of its rows says where it came from, so that a
 * mended line joins the draft once, and only once.
 */
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText, columnLetter, compactText, isFilled } from "./cell-text";
import type { Workbook } from "./cells";
import { layoutColumns } from "./layout-columns";
import type { RejectedLine, SheetLayout } from "./roll";

/** The columns added after those of the roll; none of them means anything to the reader. */
export const MENDING_HEADINGS = ["出处（勿改）", "未读入的问题", "修改办法"] as const;

/** A row of an earlier file: by that file's mark, its sheet and its row from 1. */
export interface LineOrigin {
  readonly mark: string;
  readonly sheet: string;
  readonly row: number;
  /** The first column (A, B …) of its table, where others stand beside it: each of them has a person of its own there. */
  readonly column?: string;
}

/** Where a row of a file is, as its rejected row tells it. */
export const originIn = (
  mark: string,
  { sheet, row, part }: Pick<RejectedLine, "sheet" | "row" | "part">,
): LineOrigin => ({
  mark,
  sheet,
  row,
  ...(part === undefined ? {} : { column: columnLetter(part.from) }),
});

const MARK_LETTERS = 12;

/** A short name for a file by its SHA-256 (hex), in letters only: digits would look like somebody's number. */
export const fileMark = (sha256: string): string =>
  [...sha256.slice(0, MARK_LETTERS)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");

export const originText = ({ mark, sheet, row, column = "" }: LineOrigin): string => `${sheet}!${column}${row}#${mark}`;

const ORIGIN = /^(.*)!([A-Z]{1,3})?(\d{1,7})#([a-p]{12})$/su;

export function readOrigin(text: string): LineOrigin | null {
  const found = ORIGIN.exec(text);
  if (found === null) return null;
  const [, sheet = "", column, row, mark = ""] = found;
  return { sheet, row: Number(row), mark, ...(column === undefined ? {} : { column }) };
}

/** A key by which two origins are the same. */
export const originKey = originText;

/** Rows are looked through for the heading only so far down. */
const MOST_HEADER_ROWS = 200;

export interface MendedRow {
  readonly origin: LineOrigin;
  /**
   * The column that was at fault is empty still. A file of a few rows can then read as one that never had the column
   * (no identity numbers, only 应发), which must not let the row in.
   */
  readonly unmended: boolean;
}

/** The origin of every row that has one, by the sheet's name as readings give it, then by the row from 1. */
export function originsOf(
  workbook: Workbook,
  layouts: readonly SheetLayout[],
): ReadonlyMap<string, ReadonlyMap<number, MendedRow>> {
  const found = new Map<string, ReadonlyMap<number, MendedRow>>();
  const wanted = plainHeading(MENDING_HEADINGS[0]);
  for (const sheet of workbook.sheets) {
    const name = withoutPersonalNumbers(sheet.name);
    const columns = new Set<number>();
    const rows = new Map<number, MendedRow>();
    const labels = layouts
      .filter((layout) => layout.sheet === name)
      .flatMap(({ layout }) =>
        layoutColumns(layout).map(({ label, column }) => [plainHeading(label), column - 1] as const),
      );
    for (let row = 0; row < sheet.rows.length; row += 1) {
      if (row >= MOST_HEADER_ROWS && columns.size === 0) break;
      const cells = sheet.rows.at(row);
      if (cells === undefined) continue;
      if (row < MOST_HEADER_ROWS)
        for (const [column, cell] of cells.entries())
          if (cell !== undefined && plainHeading(compactText(cell)) === wanted) columns.add(column);
      for (const column of columns) {
        const origin = readOrigin(cellText(cells[column]));
        if (origin === null) continue;
        const fault = plainHeading(compactText(cells[column + 1]));
        const faulty = labels.filter(([label]) => label === fault);
        // Tables side by side have the heading twice; only one of them has the row's person.
        const unmended = faulty.length > 0 && faulty.every(([, at]) => !isFilled(cells[at]));
        rows.set(row + 1, { origin, unmended });
      }
    }
    if (rows.size > 0) found.set(name, rows);
  }
  return found;
}

/** A year in a heading is not part of a layout, so it tells no columns apart here either. */
const plainHeading = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/(?:(?:19|20)\d{2}|YYYY)(?=年|$|\D)/gu, "");

/** The layout that a file of rejected lines has, from that of the roll: an answer for one is one for the other. */
export function mendingLayout(layout: string): string {
  const last = Math.max(0, ...layoutColumns(layout).map(({ column }) => column));
  return [
    layout,
    ...MENDING_HEADINGS.map((heading, index) => `${columnLetter(last + index)}:${heading.normalize("NFKC")}`),
  ].join("|");
}
