import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText, compactText, isFilled, mergesOf } from "./cell-text";
import type { Cell, CellSheet, Workbook } from "./cells";
import { columnMeaning } from "./column-meaning";
import { layoutColumns } from "./layout-columns";
import { MENDING_HEADINGS, originIn, originText, readOrigin } from "./mended";
import type { RejectedLine, RollLine, RollReading, SheetLayout, TablePart } from "./roll";
import { totalLevel } from "./row-kind";
import { REJECT_WORDS } from "./words";

/** A sheet as it is written: raw cells, merged ranges, rows and columns from 0. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly merges: CellSheet["merges"];
}

/**
 * The rejected rows of a file as a file to mend: every sheet that has some, with its titles, headings and notes as they
 * stand, without the lines that were read and without totals, which would no longer fit. Of a rejected row only what is read
 * at all goes along: no account, no telephone. Beside it stand its origin, what is wrong and what to do.
 * @param mark of the file, as {@link originText} wants it
 */
export function rejectedRows(
  workbook: Workbook,
  reading: Pick<RollReading, "lines" | "rejected" | "layouts">,
  mark: string,
): SheetToWrite[] {
  return workbook.sheets.flatMap((sheet) => {
    const name = withoutPersonalNumbers(sheet.name);
    const rejected = new Map<number, RejectedLine[]>();
    for (const one of reading.rejected)
      if (one.sheet === name) rejected.set(one.row, [...(rejected.get(one.row) ?? []), one]);
    const layouts = reading.layouts.filter((layout) => layout.sheet === name);
    return rejected.size === 0 || layouts.length === 0
      ? []
      : [sheetOf(sheet, layouts, rejected, readRows(reading.lines, name), mark)];
  });
}

const readRows = (lines: readonly RollLine[], sheet: string): ReadonlySet<number> =>
  new Set(lines.flatMap((line) => (line.sheet === sheet ? [line.row] : [])));

const text = (value: string): Cell => ({ kind: "text", value });

function sheetOf(
  sheet: CellSheet,
  layouts: readonly SheetLayout[],
  rejected: ReadonlyMap<number, readonly RejectedLine[]>,
  read: ReadonlySet<number>,
  mark: string,
): SheetToWrite {
  const merges = mergesOf(sheet);
  const headers = new Set(layouts.map(({ headerRow }) => headerRow));
  const width = Math.max(...layouts.map(ownWidth));
  const filledDown = placeColumns(layouts);
  const unread = unreadColumns(layouts);
  const above = new Map<number, Cell>();
  const rows: (Cell | undefined)[][] = [];
  const newRow = new Map<number, number>();
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const number = row + 1;
    const own = sheet.rows.at(row);
    if (headers.has(number)) above.clear();
    for (const column of filledDown) {
      const cell = own?.[column];
      if (cell !== undefined && isFilled(cell)) above.set(column, cell);
    }
    if (own === undefined || !own.some(isFilled)) continue;
    const faults = rejected.get(number);
    if (faults === undefined && (read.has(number) || isTotal(own))) continue;
    // Two people side by side, both rejected, are two rows: each is mended by itself, and joins once.
    for (const ofOne of faults === undefined ? [] : byTable(faults)) {
      const [first] = ofOne;
      if (first === undefined) continue;
      const cells = ownCells(own, first.part, width).map((cell, column) => (unread.has(column) ? undefined : cell));
      // What stood in a merged cell, or in the row above, goes with the row: its neighbours stay behind.
      for (let column = 0; column < width; column += 1) {
        const from = merges.origin(row, column);
        if (from.row !== row && isOf(first.part, column) && !unread.has(column) && !isFilled(cells[column]))
          cells[column] = sheet.rows.at(from.row)?.[from.column];
      }
      for (const [column, cell] of above)
        if (isOf(first.part, column) && !isFilled(cells[column])) cells[column] = cell;
      // A file that was mended and sent in again still tells where its rows first came from.
      if (readOrigin(cellText(cells[width])) === null) cells[width] = text(originText(originIn(mark, first)));
      cells[width + 1] = text(ofOne.map(({ column }) => column ?? "").find((column) => column !== "") ?? "整行");
      cells[width + 2] = text(ofOne.map(({ reason }) => REJECT_WORDS[reason]).join("；"));
      newRow.set(row, rows.length);
      rows.push(cells);
    }
    if (faults !== undefined) continue;
    const cells = [...own];
    if (headers.has(number))
      for (const [index, heading] of MENDING_HEADINGS.entries()) cells[width + index] = text(heading);
    newRow.set(row, rows.length);
    rows.push(cells);
  }
  return { name: sheet.name, rows, merges: movedMerges(sheet, newRow, new Set(rejected.keys())) };
}

/** The faults of a row, those of one table together. */
function byTable(faults: readonly RejectedLine[]): readonly (readonly RejectedLine[])[] {
  const tables = new Map<number, RejectedLine[]>();
  for (const fault of faults) {
    const from = fault.part?.from ?? 0;
    tables.set(from, [...(tables.get(from) ?? []), fault]);
  }
  return [...tables].toSorted(([a], [b]) => a - b).map(([, own]) => own);
}

const isOf = (part: TablePart | undefined, column: number): boolean =>
  part === undefined || (column >= part.from && column <= part.to);

/** The cells of a rejected row; those of a table beside it are another person's. */
const ownCells = (
  cells: readonly (Cell | undefined)[],
  part: TablePart | undefined,
  width: number,
): (Cell | undefined)[] =>
  Array.from(cells, (cell, column) => (column >= width || isOf(part, column) ? cell : undefined));

/** Columns of the roll itself, without those that an earlier file of rejected lines added. */
function ownWidth({ layout }: SheetLayout): number {
  const columns = layoutColumns(layout);
  const added = columns.find(({ label }) => label === MENDING_HEADINGS[0].normalize("NFKC"));
  return added === undefined ? Math.max(0, ...columns.map(({ column }) => column)) : added.column - 1;
}

/** Columns (from 0) whose blanks may stand for what is above. */
const placeColumns = (layouts: readonly SheetLayout[]): ReadonlySet<number> =>
  new Set(
    layouts.flatMap(({ layout, columns }) => {
      const numbers = new Map(layoutColumns(layout).map(({ letter, column }) => [letter, column - 1]));
      return columns.flatMap(({ letter, meaning }) => {
        const column = numbers.get(letter);
        return column !== undefined && (meaning === "unit" || meaning === "community") ? [column] : [];
      });
    }),
  );

/** Columns (from 0) that mean something nobody reads: accounts, telephones, signatures. */
const unreadColumns = (layouts: readonly SheetLayout[]): ReadonlySet<number> =>
  new Set(
    layouts.flatMap(({ layout, columns }) => {
      const answered = new Set(columns.map(({ letter }) => letter));
      return layoutColumns(layout).flatMap(({ column, letter, label }) =>
        !answered.has(letter) && columnMeaning([label])?.is === "ignored" ? [column - 1] : [],
      );
    }),
  );

const isTotal = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.some((cell) => cell?.kind === "text" && totalLevel(compactText(cell), new Set()) !== null) &&
  cells.some((cell) => cell?.kind === "number" || /\d/u.test(compactText(cell)));

/** Merged ranges all of whose rows are still there, moved with them; those through a rejected row were filled in. */
function movedMerges(
  { merges }: CellSheet,
  newRow: ReadonlyMap<number, number>,
  rejected: ReadonlySet<number>,
): CellSheet["merges"] {
  return merges.flatMap(({ top, bottom, left, right }) => {
    const moved = newRow.get(top);
    if (moved === undefined || bottom - top > 20) return [];
    for (let row = top; row <= bottom; row += 1)
      if (newRow.get(row) !== moved + row - top || rejected.has(row + 1)) return [];
    return [{ top: moved, bottom: moved + bottom - top, left, right }];
  });
}
