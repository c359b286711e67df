import { inflateSync } from "node:zlib";

const MOST_TEXT = 1_000_000;

/**
 * What a picture says beside its points: EXIF, XMP, IPTC and comments of a JPEG, texts of a PNG, whatever their encoding.
 * Other and damaged pictures say nothing.
 */
export function pictureTexts(bytes: Uint8Array): string[] {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = data.readUInt16BE(0) === 0xffd8 ? jpegParts(data) : isPng(data) ? pngParts(data) : [];
  return parts.flatMap((part) => [part.toString("utf8"), part.toString("utf16le")]).flatMap(readable);
}

/** Numbers are in rows of characters that can be read. */
const readable = (text: string): string[] => text.match(/[\p{L}\p{N}\p{P}\p{Zs}+=]{7,}/gu) ?? [];

function jpegParts(data: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 2; at + 4 <= data.length && data[at] === 0xff;) {
    const marker = data[at + 1]!;
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + data.readUInt16BE(at + 2);
    if (end > data.length || end < at + 4) break;
    if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef)) parts.push(data.subarray(at + 4, end));
    at = end;
  }
  return parts;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isPng = (data: Buffer): boolean => data.subarray(0, PNG.length).equals(PNG);

function pngParts(data: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = PNG.length; at + 12 <= data.length;) {
    const length = data.readUInt32BE(at);
    const type = data.toString("latin1", at + 4, at + 8);
    const body = data.subarray(at + 8, at + 8 + length);
    if (["tEXt", "iTXt", "zTXt", "eXIf"].includes(type)) parts.push(body, ...unpacked(type, body));
    at += 12 + length;
  }
  return parts;
}

/** The compressed texts of zTXt (after its name and a zero) and iTXt (after its name, languages and zeros). */
function unpacked(type: string, body: Buffer): Buffer[] {
  if (type !== "zTXt" && type !== "iTXt") return [];
  const start = body.findIndex((byte, at) => byte === 0x78 && at > 0);
  if (start < 0) return [];
  try {
    return [inflateSync(body.subarray(start), { maxOutputLength: MOST_TEXT })];
  } catch {
    return [];
  }
}
