import { inflateRawSync } from "node:zlib";
import type { Unreadable } from "@gongshi/domain/roll/roll";

/** More than this unpacked is no roll: a million lines stay well below it. */
export const MAX_UNPACKED_BYTES = 1_500_000_000;
const MAX_ENTRIES = 2_000;
/** Spreadsheet XML packs some 10 to 40 to 1; a bomb packs a thousand to one. */
const MAX_RATIO = 250;

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its data starts in the file, and how it is packed: 0 stored, 8 deflated. */
  readonly start: number;
  readonly method: number;
}

/**
 * Looks into a zip file before anything is unpacked: its list of entries must be whole, agree with what the data
 * really unpacks to, and stay within bounds.
 */
export function inspectZip(
  bytes: Uint8Array,
): { ok: true; entries: readonly ZipEntry[] } | { ok: false; unreadable: Unreadable } {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > data.length) return { ok: false, unreadable: "TRUNCATED" };
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) return { ok: false, unreadable: "TOO_LARGE" };
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) return { ok: false, unreadable: "TRUNCATED" };
    const [packed, unpacked] = [data.readUInt32LE(at + 20), data.readUInt32LE(at + 24)];
    const [nameLength, extraLength, commentLength] = [
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ];
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const local = data.readUInt32LE(at + 42);
    total += unpacked;
    if (total > MAX_UNPACKED_BYTES || (unpacked > 20_000_000 && unpacked > packed * MAX_RATIO))
      return { ok: false, unreadable: "TOO_LARGE" };
    const start = startOf(data, local, packed);
    if (typeof start !== "number") return { ok: false, unreadable: start.unreadable };
    const entry = { name, packed, unpacked, start, method: data.readUInt16LE(at + 10) };
    const fault = checkEntry(bytes, entry);
    if (fault !== null) return { ok: false, unreadable: fault };
    entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return { ok: true, entries };
}

function startOf(data: Buffer, local: number, packed: number): number | { unreadable: Unreadable } {
  if (local + 30 > data.length || data.readUInt32LE(local) !== 0x04034b50) return { unreadable: "TRUNCATED" };
  if ((data.readUInt16LE(local + 6) & 1) === 1) return { unreadable: "ENCRYPTED" };
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  return start + packed > data.length ? { unreadable: "TRUNCATED" } : start;
}

/** Unpacks once within bounds, to see that the list does not lie about the size. */
function checkEntry(bytes: Uint8Array, entry: ZipEntry): Unreadable | null {
  if (entry.method === 0) return entry.packed === entry.unpacked ? null : "TRUNCATED";
  if (entry.method !== 8) return "OTHER_FORMAT";
  try {
    const data = inflate(bytes, entry);
    return /worksheets[\\/][^\\/]+\.xml$/iu.test(entry.name) && claimsTooMuch(data) ? "TRUNCATED" : null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "TOO_LARGE" : "TRUNCATED";
  }
}

const WIDEST = 16_384;
const MOST_LINKED = 200_000;

/**
 * Columns beyond the last one there is, or links over whole sheets: the parser writes them out one by one, which takes
 * it for ever. No spreadsheet program writes them.
 */
function claimsTooMuch(sheet: Buffer): boolean {
  for (let at = sheet.indexOf('max="'); at >= 0; at = sheet.indexOf('max="', at + 5)) {
    if (Number.parseInt(sheet.toString("latin1", at + 5, at + 25), 10) > WIDEST) return true;
  }
  for (let at = sheet.indexOf("hyperlink "); at >= 0; at = sheet.indexOf("hyperlink ", at + 10)) {
    const ref = /ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/u.exec(sheet.toString("latin1", at, at + 400));
    if (ref === null) continue;
    const width = columnNumber(ref[3] ?? "") - columnNumber(ref[1] ?? "") + 1;
    if (width * (Number(ref[4]) - Number(ref[2]) + 1) > MOST_LINKED) return true;
  }
  return false;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const inflate = (bytes: Uint8Array, { start, packed, unpacked }: ZipEntry): Buffer =>
  inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: Math.max(unpacked, 1) });

/** The bytes of one entry; null when they are damaged. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Buffer | null {
  try {
    return entry.method === 0
      ? Buffer.from(bytes.subarray(entry.start, entry.start + entry.packed))
      : inflate(bytes, entry);
  } catch {
    return null;
  }
}
