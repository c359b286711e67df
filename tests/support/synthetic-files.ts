/** Synthetic rolls as the bytes of files. */
import { utils, write } from "@e965/xlsx";
import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { SyntheticCell, SyntheticRoll, SyntheticSheet } from "./synthetic-roll";

/** The roll as an .xlsx or .xls file. */
export function rollBytes(roll: Pick<SyntheticRoll, "sheets">, format: "xlsx" | "biff8" = "xlsx"): Uint8Array {
  const book = utils.book_new();
  for (const sheet of roll.sheets) utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  book.Workbook = { Sheets: roll.sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: "buffer", bookType: format, compression: true }) as Buffer);
}

function worksheet(sheet: SyntheticSheet): WorkSheet {
  const made: WorkSheet = {};
  let width = 0;
  sheet.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value === null || value === undefined) return;
      width = Math.max(width, c);
      made[utils.encode_cell({ r, c })] = cellOf(value);
    }),
  );
  made["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, sheet.rows.length - 1), c: width } });
  made["!merges"] = sheet.merges;
  const rows: { hidden: boolean }[] = [];
  for (const row of sheet.hiddenRows) rows[row] = { hidden: true };
  if (rows.length > 0) made["!rows"] = rows;
  const hidden: { hidden: boolean }[] = [];
  for (const column of sheet.hiddenColumns ?? []) hidden[column] = { hidden: true };
  if (hidden.length > 0) made["!cols"] = hidden;
  return made;
}

function cellOf(value: Exclude<SyntheticCell, null>): CellObject {
  if (typeof value === "number") return { t: "n", v: value };
  if (typeof value === "string") return { t: "s", v: value };
  if ("error" in value) return { t: "e", v: 0x17 };
  if ("date" in value) return { t: "n", v: Date.parse(value.date) / 86_400_000 + 25_569, z: "yyyy/m/d" };
  return { ...cellOf(value.value), f: value.formula };
}

/** What a spreadsheet program writes into a text file: of long numbers what it shows, which is not all of them. */
export function textOf(value: SyntheticCell | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" && value >= 1e11) return value.toExponential(5).toUpperCase();
  if (typeof value !== "object") return String(value);
  if ("error" in value) return "#REF!";
  return "date" in value ? value.date : String(value.value);
}

/** The first sheet as comma-separated text; encoding is the caller's. */
export function rollText(roll: Pick<SyntheticRoll, "sheets">, delimiter = ","): string {
  const quoted = (value: SyntheticCell | undefined): string => {
    const text = textOf(value);
    return text.includes(delimiter) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (roll.sheets[0]?.rows ?? []).map((row) => Array.from(row, quoted).join(delimiter)).join("\r\n");
}
