/** One QR code in a picture: its text and its box in the picture's pixels. */
export interface FoundCode {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
  for (const code of codes) if (!kept.some((other) => other.text === code.text && overlap(other, code))) kept.push(code);
  return kept.sort((a, b) => a.y - b.y || a.x - b.x);
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
