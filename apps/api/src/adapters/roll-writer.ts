import { utils, write } from "@e965/xlsx";
import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { Cell } from "@gongshi/domain/roll/cells";
import type { SheetToWrite } from "@gongshi/domain/roll/rejected-rows";
import type { RollWriter } from "@gongshi/usecases/ports";
import { writeXlsxStream } from "hucre/xlsx";

/** Spreadsheet programs refuse longer names and these characters. */
const sheetName = (name: string, index: number): string =>
  [...name.replace(/[\\/?*[\]:]/gu, "_")].slice(0, 31).join("") || `Sheet${index + 1}`;

export const rollWriter: RollWriter = {
  async copy(rows) {
    const stream = writeXlsxStream(mutable(rows), { name: "脱敏留存件" });
    const parts: Uint8Array[] = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts);
  },

  workbook(sheets) {
    const book = utils.book_new();
    const taken = new Set<string>();
    for (const [index, sheet] of sheets.entries()) {
      let name = sheetName(sheet.name, index);
      if (taken.has(name)) name = `${name.slice(0, 28)}-${index + 1}`;
      taken.add(name);
      utils.book_append_sheet(book, worksheet(sheet), name);
    }
    return write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Uint8Array;
  },
};

function* mutable<T>(rows: Iterable<readonly T[]>): Generator<T[]> {
  for (const row of rows) yield [...row];
}

function worksheet({ rows, merges }: SheetToWrite): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  for (const [row, cells] of rows.entries()) {
    width = Math.max(width, cells.length);
    for (const [column, cell] of cells.entries()) {
      const written = cell === undefined ? null : writtenCell(cell);
      if (written !== null) sheet[utils.encode_cell({ r: row, c: column })] = written;
    }
  }
  sheet["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } });
  sheet["!merges"] = merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }));
  sheet["!cols"] = widths(rows, width);
  return sheet;
}

/** Text is marked as text, so that a number of eighteen digits typed into it keeps them all. */
function writtenCell(cell: Cell): CellObject | null {
  const { kind, value } = cell;
  if (value === null || kind === "empty") return null;
  if (kind === "number" && typeof value === "number") return { t: "n", v: value };
  if (kind === "boolean") return { t: "b", v: value === true };
  if (kind === "date" && value instanceof Date) return { t: "s", v: value.toISOString().slice(0, 10), z: "@" };
  return { t: "s", v: String(value).trim(), z: "@" };
}

/** Wide enough to be read without dragging columns; a Chinese character takes two places. */
function widths(rows: SheetToWrite["rows"], width: number): { wch: number }[] {
  return Array.from({ length: width }, (_, column) => {
    const longest = rows
      .slice(0, 200)
      .map((cells) => String(cells[column]?.value ?? ""))
      .map((text) => [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 255 ? 2 : 1), 0));
    return { wch: Math.min(40, Math.max(6, ...longest.filter((length) => length <= 60)) + 2) };
  });
}
