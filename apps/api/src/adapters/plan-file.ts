/** A plan's bytes, .docx or text, → the plan. */
import { readPlan, readPlanRows } from "@gongshi/domain/plan/read-plan";
import type { PlanResult } from "@gongshi/domain/plan/plan";
import type { PlanUnreadable } from "@gongshi/domain/plan/words";
import { decodeText } from "./csv-file";
import { docxTables } from "./docx-table";
import { inspectZip, unpackEntry } from "./zip-guard";

const MAX_BYTES = 20_000_000;
const MAX_XML_BYTES = 50_000_000;

export function readPlanFile(
  bytes: Uint8Array,
): PlanResult | { readonly ok: false; readonly unreadable: PlanUnreadable } {
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

function readDocx(bytes: Uint8Array): PlanResult | { readonly ok: false; readonly unreadable: PlanUnreadable } {
  const zip = inspectZip(bytes);
  if (!zip.ok) return { ok: false, unreadable: zip.unreadable === "NO_HEADER" ? "NO_TABLE" : zip.unreadable };
  const document = zip.entries.find(({ name }) => name === "word/document.xml");
  if (document === undefined) return { ok: false, unreadable: "OTHER_FORMAT" };
  if (document.unpacked > MAX_XML_BYTES) return { ok: false, unreadable: "TOO_LARGE" };
  const xml = unpackEntry(bytes, document);
  if (xml === null) return { ok: false, unreadable: "TRUNCATED" };
  const { above, rows } = docxTables(xml.toString("utf8"));
  return rows.length === 0 ? { ok: false, unreadable: "NO_TABLE" } : readPlanRows(above, rows);
}
