import type { Cell, CellSheet, Unreadable } from "@gongshi/domain/roll/roll";

/** Bytes of a text table → its text: byte order mark, then strict UTF-8, then UTF-16 by its zeros, then GB18030. */
export function decodeText(bytes: Uint8Array): { ok: true; text: string } | { ok: false; unreadable: Unreadable } {
  const starts = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe)) return decoded(bytes.subarray(2), "utf-16le");
  if (starts(0xfe, 0xff)) return decoded(bytes.subarray(2), "utf-16be");
  if (starts(0xef, 0xbb, 0xbf)) return decoded(bytes.subarray(3), "utf-8");
  const wide = wideEncoding(bytes);
  if (wide !== null) return decoded(bytes, wide);
  if (bytes.subarray(0, 65_536).includes(0)) return { ok: false, unreadable: "OTHER_FORMAT" };
  const utf8 = decoded(bytes, "utf-8");
  if (utf8.ok) return utf8;
  // Cut off in the middle of a character: everything before it is UTF-8.
  if (!isAscii(bytes) && decoded(bytes.subarray(0, wholeCharacters(bytes)), "utf-8").ok)
    return { ok: false, unreadable: "TRUNCATED" };
  return decoded(bytes, "gb18030");
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
): { ok: true; text: string } | { ok: false; unreadable: Unreadable } {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? { ok: false, unreadable: "OTHER_FORMAT" } : { ok: true, text };
  } catch {
    return { ok: false, unreadable: cutInCharacter(bytes, encoding) ? "TRUNCATED" : "OTHER_FORMAT" };
  }
}

/** Whether leaving out the last one to three bytes makes the text readable. */
function cutInCharacter(bytes: Uint8Array, encoding: string): boolean {
  return [1, 2, 3].some((cut) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, Math.max(0, bytes.length - cut)));
      return bytes.length > 8;
    } catch {
      return false;
    }
  });
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Length without an unfinished UTF-8 character at the end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.length - back;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

/** UTF-16 without a mark shows by the zeros beside its commas and digits (some, like 一, have a zero on the other side). */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const few = sample.length / 40;
  if (odd > few && odd > even * 4) return "utf-16le";
  return even > few && even > odd * 4 ? "utf-16be" : null;
}

/** Text → one sheet. Every cell is text: what a CSV says in digits it says exactly. */
export function csvSheet(
  text: string,
  name: string,
): { ok: true; sheet: CellSheet } | { ok: false; unreadable: Unreadable } {
  const records = splitRecords(text, delimiterOf(text));
  if (records === null) return { ok: false, unreadable: "TRUNCATED" };
  const rows = records.map((fields) => fields.map(textCell));
  return {
    ok: true,
    sheet: { name, hidden: false, rows, hiddenRows: new Set(), hiddenColumns: new Set(), merges: [] },
  };
}

function textCell(field: string): Cell | undefined {
  // ="4499…" and '4499… keep spreadsheets from turning digits into numbers.
  const text = field.replace(/^="(.*)"$/su, "$1").replace(/^'(?=\d)/u, "");
  return text.trim() === "" ? undefined : { kind: "text", value: text };
}

/** The separator that occurs in most of the first lines. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/u, 60);
  const score = (delimiter: string) =>
    lines.reduce((sum, line) => sum + Math.min(line.split(delimiter).length - 1, 40), 0);
  return [",", "\t", ";", "，", "|"]
    .map((delimiter) => ({ delimiter, score: score(delimiter) }))
    .reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** RFC 4180 with either kind of line end; null when a quoted field never ends. */
function splitRecords(text: string, delimiter: string): string[][] | null {
  const records: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  const endOfField = new RegExp(`[${delimiter === "|" ? "\\|" : delimiter}\r\n]`, "gu");
  while (at <= text.length) {
    let field: string;
    if (text[at] === '"') {
      const quoted = quotedField(text, at);
      if (quoted === null) return null;
      endOfField.lastIndex = quoted.end;
      const end = endOfField.exec(text)?.index ?? text.length;
      field = quoted.value + text.slice(quoted.end, end);
      at = end;
    } else {
      endOfField.lastIndex = at;
      const end = endOfField.exec(text)?.index ?? text.length;
      field = text.slice(at, end);
      at = end;
    }
    fields.push(field);
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    records.push(fields);
    fields = [];
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    if (at === text.length) break;
  }
  return records;
}

function quotedField(text: string, start: number): { value: string; end: number } | null {
  let value = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
