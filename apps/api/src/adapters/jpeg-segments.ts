/** What a walk through a JPEG's markers finds. `foreign` names the first segment that a stripped photo would not have. */
export type JpegWalk =
  | { readonly kind: "NOT_JPEG" }
  | { readonly kind: "DAMAGED" }
  | { readonly kind: "JPEG"; readonly width: number; readonly height: number; readonly foreign: string | null };

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const COM = 0xfe;
/** A colour profile of a usual colour space has 0.5–3.2 KB; larger ones may be of one device. */
const LARGEST_PROFILE = 4096;

/**
 * Walks every marker from start to end. Only what a decoder needs is at home in a photo here: tables, frames, scans,
 * a JFIF head without thumbnail, a small colour profile, Adobe's colour flag. Everything else (EXIF, XMP, IPTC,
 * comments, makers' segments) and every byte after the end may hold a place or a device.
 */
export function walkJpeg(bytes: Uint8Array): JpegWalk {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return { kind: "NOT_JPEG" };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  let size: { width: number; height: number } | null = null;
  let foreign: string | null = null;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return { kind: "DAMAGED" };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      if (size === null) return { kind: "DAMAGED" };
      if (at + 2 < bytes.length) foreign ??= "bytes after the end";
      return { kind: "JPEG", ...size, foreign };
    }
    if (isStandalone(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return { kind: "DAMAGED" };
    const length = view.getUint16(at + 2);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return { kind: "DAMAGED" };
    const body = bytes.subarray(at + 4, next);
    foreign ??= foreignSegment(marker, body);
    if (isFrame(marker)) {
      if (body.length < 6 || size !== null) return { kind: "DAMAGED" };
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
      if (size.width === 0 || size.height === 0) return { kind: "DAMAGED" };
    }
    at = marker === SOS ? endOfScan(bytes, next) : next;
  }
  return { kind: "DAMAGED" };
}

function foreignSegment(marker: number, body: Uint8Array): string | null {
  if (marker === COM) return "COM";
  if (marker < APP0 || marker > 0xef) return null;
  const name = `APP${marker - APP0}`;
  if (marker === APP0) return startsWith(body, "JFIF\0") && body.length === 14 ? null : name;
  if (marker === APP2) {
    const whole = startsWith(body, "ICC_PROFILE\0") && body[12] === 1 && body[13] === 1;
    return whole && body.length <= LARGEST_PROFILE ? null : name;
  }
  if (marker === APP14) return startsWith(body, "Adobe") && body.length === 12 ? null : name;
  return name;
}

const startsWith = (body: Uint8Array, text: string): boolean =>
  [...text].every((character, index) => body[index] === character.charCodeAt(0));

const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Start of frame, of any coding; not the tables that share its numbers (C4, C8, CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Coded data go on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
    at += next === 0xff ? 1 : 2;
  }
}
