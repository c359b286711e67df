import { read } from "@e965/xlsx";
import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import type { CellSheet, Unreadable, Workbook } from "@gongshi/domain/roll/roll";
import type { ReadingWatch, RollFile } from "@gongshi/usecases/ports";
import { csvSheet } from "./csv-file";
import { MAX_COLUMNS, MAX_ROWS, RowPacker } from "./row-packer";
import { xlsStream } from "./xls-stream";
import { readXlsx } from "./xlsx-file";

type Read = { ok: true; workbook: Workbook } | { ok: false; unreadable: Unreadable };

/** A file of a million lines has some 150 MB; more is refused before it is looked at. */
const MAX_FILE_BYTES = 200_000_000;
const CFB_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const OTHER_MARKS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];

/** Bytes to cells, by what the file is rather than by what it is called. */
export const rollFile: RollFile = {
  async read(bytes, fileName, watch = {}) {
    if (bytes.length === 0) return { ok: false, unreadable: "EMPTY" };
    if (bytes.length > MAX_FILE_BYTES) return { ok: false, unreadable: "TOO_LARGE" };
    const starts = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
    if (starts([0x50, 0x4b])) return readXlsx(bytes, watch);
    if (starts(CFB_MARK)) return readXls(bytes);
    if (OTHER_MARKS.some(starts)) return { ok: false, unreadable: "OTHER_FORMAT" };
    return readCsv(bytes, fileName, watch);
  },
};

async function readCsv(bytes: Uint8Array, fileName: string, watch: ReadingWatch): Promise<Read> {
  const name = fileName.replace(/^.*[\\/]/u, "").replace(/\.[^.]*$/u, "");
  const read = await csvSheet(bytes, name, watch);
  return read.ok ? { ok: true, workbook: { format: "csv", sheets: [read.sheet] } } : read;
}

/** A compound file is an old workbook, or an encrypted new one, or something else altogether (.doc, .msi). */
function readXls(bytes: Uint8Array): Read {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // An encrypted file is told by its directory even when the rest is damaged.
  if (data.includes(Buffer.from("EncryptedPackage", "utf16le"))) return { ok: false, unreadable: "ENCRYPTED" };
  const xls = xlsStream(bytes);
  return xls.ok ? parsed(xls.stream) : xls;
}

function parsed(bytes: Uint8Array): Read {
  const { book, lost } = parse(bytes);
  if (book === null || lost) return { ok: false, unreadable: "TRUNCATED" };
  const asides = asidesOf(book);
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || sheet["!type"] === "chart") return [];
    delete book.Sheets[name];
    return [cellsOf(sheet, name, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0)];
  });
  return { ok: true, workbook: { format: "xls", sheets, asides } };
}

/** Properties, and comments of cells; taken before the cells are packed. */
function asidesOf(book: WorkBook): NonNullable<Workbook["asides"]> {
  const properties = [book.Props, book.Custprops].flatMap((some) => Object.values(some ?? {})).filter(isText);
  const comments = Object.values(book.Sheets).flatMap((sheet) =>
    Object.values((sheet as { "!data"?: (CellObject | undefined)[][] })["!data"] ?? {}).flatMap((row) =>
      row.flatMap((cell) => (cell?.c ?? []).map(({ t }) => t).filter(isText)),
    ),
  );
  return [
    ...properties.map((text) => ({ place: "PROPERTY" as const, text })),
    ...comments.map((text) => ({ place: "COMMENT" as const, text })),
  ];
}

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

/**
 * The parser complains on the console when it loses its place among the records of an old workbook. `read` is
 * synchronous, so nothing else is kept from the console meanwhile.
 */
function parse(bytes: Uint8Array): { book: WorkBook | null; lost: boolean } {
  const { error } = console;
  let lost = false;
  console.error = () => {
    lost = true;
  };
  try {
    const options = { cellDates: true, cellText: false, cellHTML: false, cellStyles: true, bookVBA: false } as const;
    const book = read(bytes, { type: "buffer", dense: true, ...options });
    return { book, lost };
  } catch {
    return { book: null, lost };
  } finally {
    console.error = error;
  }
}

function cellsOf(sheet: WorkSheet, name: string, hidden: boolean): CellSheet {
  const data = (sheet as { "!data"?: (CellObject | undefined)[][] })["!data"] ?? [];
  const packer = new RowPacker();
  // By the keys that exist: a damaged file may number its rows by the thousand million.
  for (const key of Object.keys(data)) {
    const row = Number(key);
    if (!(row < MAX_ROWS)) continue;
    packer.begin(row);
    (data[row] ?? []).slice(0, MAX_COLUMNS).forEach((cell, column) => pack(packer, column, cell));
    packer.end();
    // The parser's own row is not needed again.
    data[row] = [];
  }
  const hiddenOf = (list: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> =>
    new Set(
      Object.entries(list ?? [])
        .filter(([, one]) => one?.hidden === true)
        .map(([index]) => Number(index)),
    );
  return {
    name,
    hidden,
    rows: packer.rows(null),
    hiddenRows: hiddenOf(sheet["!rows"]),
    hiddenColumns: hiddenOf(sheet["!cols"]?.slice(0, MAX_COLUMNS)),
    merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
  };
}

function pack(packer: RowPacker, column: number, cell: CellObject | undefined): void {
  if (cell === undefined) return;
  const formula = cell.f !== undefined;
  switch (cell.t) {
    case "n":
      if (typeof cell.v === "number") packer.number(column, cell.v, formula);
      break;
    case "d":
      if (cell.v instanceof Date) packer.date(column, cell.v.getTime(), formula);
      else packer.text(column, String(cell.v ?? ""), formula);
      break;
    case "b":
      packer.boolean(column, cell.v === true, formula);
      break;
    case "e":
      packer.error(column, formula);
      break;
    case "s":
      if (typeof cell.v === "string" && cell.v !== "") packer.text(column, cell.v, formula);
      break;
    default:
      if (formula) packer.noResult(column);
  }
}
