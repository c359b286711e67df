/** A plan's bytes, .docx or text, → the plan. */
import { readPlan, readPlanRows } from "@gongshi/domain/plan/read-plan";
import type { PlanRow } from "@gongshi/domain/plan/plan";
import type { PlanFile } from "@gongshi/usecases/ports";
import { decodeText } from "./csv-file";
import { documentAsides } from "./document-asides";
import { docxTables } from "./docx-table";
import type { DocxTables } from "./docx-table";
import { inspectZip, unpackEntry } from "./zip-guard";

const MAX_BYTES = 20_000_000;
const MAX_XML_BYTES = 50_000_000;

export function readPlanFile(bytes: Uint8Array): ReturnType<PlanFile["read"]> {
  if (bytes.length === 0) return { ok: false, unreadable: "EMPTY" };
  if (bytes.length > MAX_BYTES) return { ok: false, unreadable: "TOO_LARGE" };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDocx(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    const encrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return { ok: false, unreadable: encrypted ? "ENCRYPTED" : "OTHER_FORMAT" };
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    return { ok: false, unreadable: decoded.unreadable === "NO_HEADER" ? "NO_TABLE" : decoded.unreadable };
  return decoded.text.trim() === "" ? { ok: false, unreadable: "EMPTY" } : readPlan(decoded.text);
}

function readDocx(bytes: Uint8Array): ReturnType<PlanFile["read"]> {
  const zip = inspectZip(bytes);
  if (!zip.ok) return { ok: false, unreadable: zip.unreadable === "NO_HEADER" ? "NO_TABLE" : zip.unreadable };
  const document = zip.entries.find(({ name }) => name === "word/document.xml");
  if (document === undefined) return { ok: false, unreadable: "OTHER_FORMAT" };
  if (document.unpacked > MAX_XML_BYTES) return { ok: false, unreadable: "TOO_LARGE" };
  const xml = unpackEntry(bytes, document);
  if (xml === null) return { ok: false, unreadable: "TRUNCATED" };
  const text = xml.toString("utf8");
  const tables = docxTables(text);
  if (tables.rows.length === 0) return { ok: false, unreadable: "NO_TABLE" };
  const read = readPlanRows(tables.above, withHeadings(tables));
  return read.ok ? { ...read, asides: documentAsides(bytes, zip.entries, text) } : read;
}

/** Where no table has headings of the first level, those between the tables are meant. */
function withHeadings({ rows, headings }: DocxTables): readonly PlanRow[] {
  if (rows.some((row) => row.some((cell) => /^\s*[一二三四五六七八九十]{1,3}[、.．]/u.test(cell ?? "")))) return rows;
  const all: PlanRow[] = [];
  for (let row = 0; row <= rows.length; row += 1) {
    for (const { before, text } of headings) if (before === row) all.push([text]);
    const own = rows[row];
    if (own !== undefined) all.push(own);
  }
  return all;
}
