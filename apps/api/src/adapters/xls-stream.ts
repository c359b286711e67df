import { CFB } from "@e965/xlsx";
import type { Unreadable } from "@gongshi/domain/roll/roll";

/** Records that say what stands in cells; the parser sees no others. */
const KEPT = new Set([
  0x0809, 0x000a, 0x0085, 0x00fc, 0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x00bd, 0x0006, 0x0207, 0x0205, 0x00e5,
  0x0208, 0x007d, 0x00e0, 0x041e, 0x0022, 0x0042, 0x0200,
]);
const [FORMULA, CONTINUE, SHARED_STRINGS, FILE_PASS, IGNORED] = [0x0006, 0x003c, 0x00fc, 0x002f, 0x01b1];
/** Where a FORMULA record says how long its expression is. */
const EXPRESSION_LENGTH_AT = 20;

/**
 * The workbook inside an old .xls, made safe to parse. Expressions are emptied (results stay): the parser never comes
 * to an end in a damaged one. Records that are of no use here are given the number of one it passes over, so that
 * every record keeps its place.
 */
export function xlsStream(bytes: Uint8Array): { ok: true; stream: Uint8Array } | { ok: false; unreadable: Unreadable } {
  const file = opened(bytes);
  if (file === null) return { ok: false, unreadable: "TRUNCATED" };
  if (CFB.find(file, "EncryptedPackage") !== null) return { ok: false, unreadable: "ENCRYPTED" };
  const content = (CFB.find(file, "Workbook") ?? CFB.find(file, "Book"))?.content;
  if (content === undefined) return { ok: false, unreadable: "OTHER_FORMAT" };
  const stream = Buffer.from(content as Uint8Array);
  let at = 0;
  let strings = false;
  let sheets = 0;
  while (at + 4 <= stream.length) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    const body = at + 4;
    if (type === 0 && length === 0) break;
    if (body + length > stream.length) return { ok: false, unreadable: "TRUNCATED" };
    if (type === FILE_PASS) return { ok: false, unreadable: "ENCRYPTED" };
    strings = type === SHARED_STRINGS || (type === CONTINUE && strings);
    if (type === 0x0809) sheets += 1;
    if (!KEPT.has(type) && !(type === CONTINUE && strings)) stream.writeUInt16LE(IGNORED, at);
    if (type === FORMULA && length >= EXPRESSION_LENGTH_AT + 2) stream.writeUInt16LE(0, body + EXPRESSION_LENGTH_AT);
    at = body + length;
  }
  return sheets === 0 ? { ok: false, unreadable: "TRUNCATED" } : { ok: true, stream };
}

function opened(bytes: Uint8Array): unknown {
  try {
    return CFB.read(Buffer.from(bytes), { type: "buffer" });
  } catch {
    return null;
  }
}
