/**
 * What is kept of an imported file: the rows that were read, in their places, without what is nobody's business. Only
 * columns whose meaning is known are kept at all, so that what nobody thought of is cut rather than kept.
 */
import { findPersonalNumbers, withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText, columnLetter, compactText, isFilled } from "./cell-text";
import type { Cell, CellSheet, Workbook } from "./cells";
import { columnMeaning } from "./column-meaning";
import { layoutColumns } from "./layout-columns";
import type { RollReading, SheetLayout } from "./roll";
import { totalLevel } from "./row-kind";

export type CopyCell = string | number | null;

/** What stands where something was cut. */
export const CUT = "（已删去）";

type Kept = "IDENTITY" | "TEXT" | "NUMBER" | "SEQ" | "REMARK";

/** How a column is kept, by what it was read as; one that is not named here is cut. */
const KEPT_AS: Readonly<Record<string, Kept>> = {
  name: "TEXT",
  identity: "IDENTITY",
  unit: "TEXT",
  community: "TEXT",
  group: "TEXT",
  quantity: "NUMBER",
  rate: "NUMBER",
  due: "NUMBER",
  paid: "NUMBER",
  status: "TEXT",
  remark: "REMARK",
  product: "TEXT",
  model: "TEXT",
  unitPrice: "NUMBER",
  contractedArea: "NUMBER",
  excludedArea: "NUMBER",
  earlyArea: "NUMBER",
  lateArea: "NUMBER",
};

const MOST_TEXT = 60;
const FIRST = ["工作表", "行"] as const;

/**
 * The rows of the copy, one after the other: `[sheet, row from 1, column A, column B, …]`, a heading first. Sheets that
 * were not counted (hidden ones, summaries, what is no roll) are named at the end and not copied; comments, formulas,
 * pictures and the file's properties never come this far.
 * @param hash the keyed hash of an identity number, in letters
 */
export function* redactedCopy(
  workbook: Workbook,
  reading: Pick<RollReading, "lines" | "layouts">,
  hash: (identityNumber: string) => string,
): Generator<CopyCell[], void, void> {
  const width = Math.max(
    1,
    ...reading.layouts.flatMap(({ layout }) => layoutColumns(layout).map(({ column }) => column)),
  );
  yield [...FIRST, ...Array.from({ length: width }, (_, column) => columnLetter(column))];
  const left: string[] = [];
  const remarks = remarksOf(reading);
  for (const sheet of workbook.sheets) {
    const name = withoutPersonalNumbers(sheet.name);
    const layouts = reading.layouts
      .filter((layout) => layout.sheet === name)
      .toSorted((a, b) => a.headerRow - b.headerRow);
    if (sheet.hidden || layouts.length === 0) left.push(`${name}${sheet.hidden ? "（隐藏）" : ""}`);
    else yield* copiedRows(sheet, name, layouts, remarks.get(name) ?? new Map(), width, hash);
  }
  if (left.length > 0) yield ["未保留的工作表", null, left.join("、")];
}

function remarksOf(reading: Pick<RollReading, "lines">): Map<string, Map<number, string | null>> {
  const remarks = new Map<string, Map<number, string | null>>();
  for (const { sheet, row, remark } of reading.lines) {
    const ofSheet = remarks.get(sheet) ?? new Map<number, string | null>();
    ofSheet.set(row, remark);
    remarks.set(sheet, ofSheet);
  }
  return remarks;
}

function* copiedRows(
  sheet: CellSheet,
  name: string,
  layouts: readonly SheetLayout[],
  remarks: ReadonlyMap<number, string | null>,
  width: number,
  hash: (identityNumber: string) => string,
): Generator<CopyCell[], void, void> {
  let at = -1;
  let columns: ReadonlyMap<number, Kept> = new Map();
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (layouts[at + 1]?.headerRow === row + 1) {
      at += 1;
      columns = keptColumns(layouts[at]!);
    }
    const cells = sheet.rows.at(row);
    if (cells === undefined || !cells.some(isFilled)) continue;
    const isLine = remarks.has(row + 1);
    const isHeading = !isLine && isHeadingRow(cells);
    const kept = cells
      .slice(0, width)
      .map((cell, column) =>
        cell === undefined || !isFilled(cell)
          ? null
          : at < 0 || isHeading
            ? shortText(cell)
            : keptCell(cell, columns.get(column) ?? null, { isLine, remark: remarks.get(row + 1) ?? null, hash }),
      );
    yield [name, row + 1, ...kept];
  }
}

/** A heading, on its first page or a later one: names of columns side by side. */
const isHeadingRow = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.filter((cell) => cell?.kind === "text" && columnMeaning([compactText(cell)]) !== null).length >= 3 &&
  cells.every((cell) => cell === undefined || cell.kind !== "number");

/** Columns from 0. The number of a line is not part of what was read, so it goes by its heading. */
function keptColumns({ layout, columns }: SheetLayout): ReadonlyMap<number, Kept> {
  const meanings = new Map(columns.map(({ letter, meaning }) => [letter, meaning.replace(/:.*$/u, "")]));
  return new Map(
    layoutColumns(layout).flatMap(({ column, letter, label }) => {
      const meaning = meanings.get(letter);
      const known = columnMeaning([label])?.is;
      // A column of identity numbers that was not the one to read, is still one.
      const kept =
        known === "identity" ? "IDENTITY" : meaning === undefined ? (known === "seq" ? "SEQ" : null) : KEPT_AS[meaning];
      return kept === null || kept === undefined ? [] : [[column - 1, kept] as const];
    }),
  );
}

function keptCell(
  cell: Cell,
  as: Kept | null,
  line: { readonly isLine: boolean; readonly remark: string | null; readonly hash: (text: string) => string },
): CopyCell {
  const text = cellText(cell);
  const compact = text.replaceAll(" ", "");
  if (!line.isLine && totalLevel(compact, new Set()) !== null) return shortText(cell);
  if (as === null) return CUT;
  if (as === "IDENTITY") return /\d/u.test(compact) ? line.hash(compact.toUpperCase()) : CUT;
  if (as === "REMARK") return line.isLine ? (line.remark ?? CUT) : CUT;
  if (as === "SEQ") return /^\d{1,7}$/u.test(compact) ? Number(compact) : CUT;
  if (as === "TEXT") return shortText(cell);
  return findPersonalNumbers(compact).length > 0 || compact.replace(/\D/gu, "").length > 14
    ? CUT
    : typeof cell.value === "number"
      ? cell.value
      : shortText(cell);
}

/** A text cut to what a heading, a name or a place may be. */
function shortText(cell: Cell): string {
  const text = cellText(cell);
  // Digit by digit or in groups, on its own it is a number and nothing else.
  if (/^[\d\s.-]{7,}$/u.test(text) && compactText(cell).replace(/\D/gu, "").length > 14) return CUT;
  return [...withoutPersonalNumbers(text)].slice(0, MOST_TEXT).join("");
}
