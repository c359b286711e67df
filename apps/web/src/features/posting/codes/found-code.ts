import type { Rect } from "@gongshi/domain/photo/geometry";

/** One QR code in a picture: its text and its box in the picture's pixels. */
export interface FoundCode extends Rect {
  readonly text: string;
}

/** A code read in a piece of the picture, put where it is in the whole; `scale` is whole pixels per piece pixel. */
export const inWhole = (code: FoundCode, piece: { readonly x: number; readonly y: number }, scale = 1): FoundCode => ({
  text: code.text,
  x: piece.x + code.x * scale,
  y: piece.y + code.y * scale,
  width: code.width * scale,
  height: code.height * scale,
});

/** Tiles overlap, so one code may be read twice: the same text at the same place is one. Ordered from the top left. */
export function mergeFound(codes: readonly FoundCode[]): FoundCode[] {
  const kept: FoundCode[] = [];
  for (const code of codes)
    if (!kept.some((other) => other.text === code.text && overlap(other, code))) kept.push(code);
  return kept.sort((a, b) => a.y - b.y || a.x - b.x);
}

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The code of a sheet, read from one of its pages. */
export interface FoundSheet extends FoundCode {
  readonly sheet: string;
}

/** As many as the server takes with one posting. */
const MOST_SHEETS = 12;

/** One code a sheet, the largest of its pages: it reads best again. At most twelve sheets, in the order found. */
export function largestOfEach(found: readonly FoundSheet[]): FoundSheet[] {
  const best = new Map<string, FoundSheet>();
  for (const code of found) {
    const known = best.get(code.sheet);
    if (known === undefined || known.width * known.height < code.width * code.height) best.set(code.sheet, code);
  }
  return [...best.values()].slice(0, MOST_SHEETS);
}
