import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { Unreadable } from "@gongshi/domain/roll/roll";

/** More than this unpacked is no roll: a million lines stay well below it. */
export const MAX_UNPACKED_BYTES = 1_500_000_000;
const MAX_ENTRIES = 2_000;
/** Spreadsheet XML packs some 10 to 40 to 1; a bomb packs a thousand to one. */
const MAX_RATIO = 250;
const SMALL_BYTES = 20_000_000;
const PIECE_BYTES = 1 << 16;

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** Where its data starts in the file, and how it is packed: 0 stored, 8 deflated. */
  readonly start: number;
  readonly method: number;
}

/** Thrown while an entry is unpacked that is damaged, or larger than the list of entries says. */
export class ZipFault extends Error {
  constructor(readonly unreadable: Unreadable) {
    super(unreadable);
  }
}

/**
 * The list of a zip file's entries, which must be whole and stay within bounds. Nothing is unpacked here: what an entry
 * really holds is watched when it is read.
 */
export function inspectZip(
  bytes: Uint8Array,
): { ok: true; entries: readonly ZipEntry[] } | { ok: false; unreadable: Unreadable } {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = listOf(data);
  if (list === null) return { ok: false, unreadable: "TRUNCATED" };
  if (list.count > MAX_ENTRIES) return { ok: false, unreadable: "TOO_LARGE" };
  let at = list.start;
  const entries: ZipEntry[] = [];
  let total = 0;
  for (let index = 0; index < list.count; index += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== 0x02014b50) return { ok: false, unreadable: "TRUNCATED" };
    const [nameLength, extraLength, commentLength] = [
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ];
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const extra = data.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [unpacked, packed, local] = sizesOf(
      [data.readUInt32LE(at + 24), data.readUInt32LE(at + 20), data.readUInt32LE(at + 42)],
      extra,
    );
    total += unpacked;
    if (total > MAX_UNPACKED_BYTES || (unpacked > SMALL_BYTES && unpacked > packed * MAX_RATIO))
      return { ok: false, unreadable: "TOO_LARGE" };
    const start = startOf(data, local, packed);
    if (typeof start !== "number") return { ok: false, unreadable: start.unreadable };
    const method = data.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) return { ok: false, unreadable: "OTHER_FORMAT" };
    if (method === 0 && packed !== unpacked) return { ok: false, unreadable: "TRUNCATED" };
    entries.push({ name, packed, unpacked, crc: data.readUInt32LE(at + 16), start, method });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return { ok: true, entries };
}

/** Where the list of entries starts and how many there are; null when the file does not end as a zip file does. */
function listOf(data: Buffer): { start: number; count: number } | null {
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > data.length) return null;
  const [count, start] = [data.readUInt16LE(end + 10), data.readUInt32LE(end + 16)];
  if (count !== 0xffff && start !== 0xffffffff) return { start, count };
  // Zip64: a pointer right before the end leads to a record of longer numbers.
  const pointer = end - 20;
  if (pointer < 0 || data.readUInt32LE(pointer) !== 0x07064b50) return { start, count };
  const record = Number(data.readBigUInt64LE(pointer + 8));
  if (record + 56 > data.length || data.readUInt32LE(record) !== 0x06064b50) return null;
  return { start: Number(data.readBigUInt64LE(record + 48)), count: Number(data.readBigUInt64LE(record + 32)) };
}

/** Numbers that did not fit stand in the extra field, in this order. */
function sizesOf(
  short: readonly [number, number, number],
  extra: Buffer,
): readonly [unpacked: number, packed: number, local: number] {
  if (!short.includes(0xffffffff)) return short;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    const [unpacked, packed, local] = short.map((one) => {
      if (one !== 0xffffffff || next + 8 > extra.length) return one;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
    return [unpacked ?? 0, packed ?? 0, local ?? 0];
  }
  return short;
}

function startOf(data: Buffer, local: number, packed: number): number | { unreadable: Unreadable } {
  if (local + 30 > data.length || data.readUInt32LE(local) !== 0x04034b50) return { unreadable: "TRUNCATED" };
  if ((data.readUInt16LE(local + 6) & 1) === 1) return { unreadable: "ENCRYPTED" };
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  return start + packed > data.length ? { unreadable: "TRUNCATED" } : start;
}

/**
 * An entry's content piece by piece, with how many packed bytes have been read so far.
 * Throws a {@link ZipFault} as soon as there is more than the list says, or when the content is not what was packed.
 */
export async function* unpackedPieces(
  bytes: Uint8Array,
  entry: ZipEntry,
): AsyncGenerator<{ readonly piece: Uint8Array; readonly read: number }, void, void> {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  let size = 0;
  let crc = 0;
  const checked = (piece: Uint8Array): Uint8Array => {
    size += piece.length;
    if (size > entry.unpacked) throw new ZipFault("TOO_LARGE");
    crc = crc32(piece, crc);
    return piece;
  };
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      const piece = checked(packed.subarray(at, at + PIECE_BYTES));
      yield { piece, read: Math.min(packed.length, at + PIECE_BYTES) };
    }
  } else {
    const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
    inflate.end(packed);
    try {
      for await (const piece of inflate) yield { piece: checked(piece as Buffer), read: inflate.bytesWritten };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code?.startsWith("Z_") !== true) throw error;
      throw new ZipFault("TRUNCATED");
    } finally {
      inflate.destroy();
    }
  }
  if (size !== entry.unpacked || crc !== entry.crc) throw new ZipFault("TRUNCATED");
}

/** A whole entry, for small ones; null when it is damaged or not as large as the list says. */
export function unpackEntry(bytes: Uint8Array, { start, packed, unpacked, method, crc }: ZipEntry): Buffer | null {
  const content = bytes.subarray(start, start + packed);
  try {
    const data =
      method === 0 ? Buffer.from(content) : inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) });
    return data.length === unpacked && crc32(data) === crc ? data : null;
  } catch {
    return null;
  }
}
