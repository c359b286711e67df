import { isUtf8 } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import { columnMeaning } from "@gongshi/domain/roll/column-meaning";
import type { CellSheet, Unreadable } from "@gongshi/domain/roll/roll";
import type { ReadingWatch } from "@gongshi/usecases/ports";
import { RowPacker } from "./row-packer";

type Decoded = { ok: true; text: string } | { ok: false; unreadable: Unreadable };

const PIECE_BYTES = 1 << 18;

/** Bytes of a text → its text, whole: for short ones. */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoded = encodingOf(bytes);
  if (!encoded.ok) return encoded;
  let text = "";
  try {
    for (const { piece } of decodedPieces(encoded)) text += piece;
  } catch (error) {
    if (error instanceof TextFault) return { ok: false, unreadable: error.unreadable };
    throw error;
  }
  return { ok: true, text };
}

class TextFault extends Error {
  constructor(readonly unreadable: Unreadable) {
    super(unreadable);
  }
}

interface Encoded {
  /** Without a byte order mark. */
  readonly bytes: Uint8Array;
  readonly encoding: string;
}

/** How a text is written: byte order mark, then strict UTF-8, then UTF-16 by its zeros, then GB18030. */
function encodingOf(bytes: Uint8Array): ({ ok: true } & Encoded) | { ok: false; unreadable: Unreadable } {
  const starts = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe)) return { ok: true, bytes: bytes.subarray(2), encoding: "utf-16le" };
  if (starts(0xfe, 0xff)) return { ok: true, bytes: bytes.subarray(2), encoding: "utf-16be" };
  if (starts(0xef, 0xbb, 0xbf)) return { ok: true, bytes: bytes.subarray(3), encoding: "utf-8" };
  const wide = wideEncoding(bytes);
  if (wide !== null) return { ok: true, bytes, encoding: wide };
  if (bytes.subarray(0, 65_536).includes(0)) return { ok: false, unreadable: "OTHER_FORMAT" };
  if (isUtf8(bytes)) return { ok: true, bytes, encoding: "utf-8" };
  // Cut off in the middle of a character: everything before it is UTF-8.
  if (isUtf8(bytes.subarray(0, wholeCharacters(bytes)))) return { ok: false, unreadable: "TRUNCATED" };
  return { ok: true, bytes, encoding: "gb18030" };
}

function* decodedPieces({ bytes, encoding }: Encoded): Generator<{ piece: string; read: number }, void, void> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let at = 0; at <= bytes.length; at += PIECE_BYTES) {
    const last = at + PIECE_BYTES >= bytes.length;
    let piece: string;
    try {
      piece = decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !last });
    } catch {
      throw new TextFault(last && cutInCharacter(bytes.subarray(at), encoding) ? "TRUNCATED" : "OTHER_FORMAT");
    }
    if (piece.includes("\0")) throw new TextFault("OTHER_FORMAT");
    yield { piece, read: Math.min(bytes.length, at + PIECE_BYTES) };
    if (last) return;
  }
}

/** Whether leaving out the last one to three bytes makes the text readable. */
function cutInCharacter(bytes: Uint8Array, encoding: string): boolean {
  // The first bytes may be the rest of a character that began before.
  return [0, 1, 2, 3].some((skip) =>
    [1, 2, 3].some((cut) => {
      try {
        new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(skip, Math.max(skip, bytes.length - cut)));
        return bytes.length > 8;
      } catch {
        return false;
      }
    }),
  );
}

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

/**
 * Bytes of a text table → one sheet, row by row: the whole text never stands in memory. Every cell is text: what a CSV
 * says in digits it says exactly.
 */
export async function csvSheet(
  bytes: Uint8Array,
  name: string,
  watch: ReadingWatch = {},
): Promise<{ ok: true; sheet: CellSheet } | { ok: false; unreadable: Unreadable }> {
  const encoded = encodingOf(bytes);
  if (!encoded.ok) return encoded;
  const sample = sampleOf(encoded);
  if (/^\s*(?:<\?xml|<!doctype|<html|<table|\{|MIME-Version)/iu.test(sample.slice(0, 200)))
    return { ok: false, unreadable: "OTHER_FORMAT" };
  const packer = new RowPacker();
  try {
    const records = new Records(delimiterOf(sample), packer);
    for (const { piece, read } of decodedPieces(encoded)) {
      records.write(piece, read >= encoded.bytes.length);
      watch.onProgress?.(encoded.bytes.length === 0 ? 1 : read / encoded.bytes.length);
      await setImmediate();
      watch.signal?.throwIfAborted();
    }
    if (records.filled === 0) return { ok: false, unreadable: "EMPTY" };
  } catch (error) {
    if (error instanceof TextFault) return { ok: false, unreadable: error.unreadable };
    throw error;
  }
  const rows = packer.rows(null);
  return {
    ok: true,
    sheet: { name, hidden: false, rows, hiddenRows: new Set(), hiddenColumns: new Set(), merges: [] },
  };
}

const SAMPLE_BYTES = 1 << 20;

function sampleOf({ bytes, encoding }: Encoded): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE_BYTES));
}

const DELIMITERS = [",", "\t", ";", "，", "|"] as const;
const MOST_SAMPLE_LINES = 20_000;

/**
 * The separator under which a line reads as headings; of several, or where none does, the one that divides most lines
 * alike. Prose above the table may be long, and has commas of its own.
 */
function delimiterOf(sample: string): string {
  const told = /^sep=(.)\r?\n/iu.exec(sample)?.[1];
  if (told !== undefined) return told;
  const lines = withoutQuotations(sample).split(/\r\n|\n|\r/u, MOST_SAMPLE_LINES);
  const scored = DELIMITERS.map((delimiter) => {
    const counts = new Map<number, number>();
    let headings = false;
    for (const line of lines) {
      const parts = line.length > 5_000 ? [] : line.split(delimiter);
      if (parts.length < 2) continue;
      counts.set(parts.length, (counts.get(parts.length) ?? 0) + 1);
      headings ||= isHeading(parts);
    }
    const alike = Math.max(0, ...[...counts].map(([parts, count]) => (Math.min(parts, 40) - 1) ** 2 * count));
    return { delimiter, headings, alike };
  });
  const [first = { delimiter: "," }] = scored.toSorted(
    (a, b) => Number(b.headings) - Number(a.headings) || b.alike - a.alike,
  );
  return first.delimiter;
}

/** Line ends and separators within a quoted field divide nothing: headings often have some. */
const withoutQuotations = (text: string): string =>
  text.replace(/(^|[,\t;，|\r\n])"((?:[^"]|""){0,5000})"(?=$|[,\t;，|\r\n])/gu, (_, before: string, field: string) => {
    return before + field.replace(/[,\t;，|\r\n]+/gu, " ");
  });

function isHeading(parts: readonly string[]): boolean {
  const meanings = parts.map((part) => (part.length > 60 ? null : columnMeaning([part.replace(/^\s*"|"\s*$/gu, "")])));
  return (
    meanings.some((meaning) => meaning?.is === "name" || meaning?.is === "identity") &&
    meanings.filter((meaning) => meaning !== null).length >= 2
  );
}

/** A record that has not ended by then never will: somebody left a quotation open. */
const LONGEST_RECORD = 1_000_000;

/** RFC 4180 with either kind of line end, in pieces. */
class Records {
  filled = 0;
  private rest = "";
  private row = 0;
  private readonly endOfField: RegExp;

  constructor(
    private readonly delimiter: string,
    private readonly packer: RowPacker,
  ) {
    this.endOfField = new RegExp(`[${delimiter.replace(/[\\\]^|-]/gu, "\\$&")}\r\n]`, "gu");
  }

  write(piece: string, last: boolean): void {
    const text = this.rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = this.record(text, at, last);
      if (end < 0) break;
      at = end;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_RECORD || (last && this.rest !== "")) throw new TextFault("TRUNCATED");
  }

  /** Packs the record that starts here. Returns where the next one starts, or -1 when this one does not end in the text. */
  private record(text: string, start: number, last: boolean): number {
    const { packer } = this;
    packer.begin(this.row);
    let at = start;
    for (let column = 0; ; column += 1) {
      let value = "";
      let from = at;
      if (text[at] === '"') {
        const quoted = quotedField(text, at);
        if (quoted === null) return -1;
        ({ value, end: from } = quoted);
      }
      this.endOfField.lastIndex = from;
      const end = this.endOfField.exec(text)?.index ?? text.length;
      if (end === text.length && !last) return -1;
      this.take(column, from === at ? text.slice(at, end) : value + text.slice(from, end));
      at = end;
      if (text[at] !== this.delimiter) break;
      at += 1;
    }
    // The other half of a line's end may be in the next piece.
    if (text[at] === "\r" && at + 1 === text.length && !last) return -1;
    packer.end();
    this.row += 1;
    return at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1);
  }

  private take(column: number, field: string): void {
    // ="4499…" and '4499… keep spreadsheets from turning digits into numbers.
    const text = field.replace(/^="(.*)"$/su, "$1").replace(/^'(?=\d)/u, "");
    if (text.trim() === "") return;
    this.filled += 1;
    this.packer.text(column, text);
  }
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
