/** Lengths of the two papers, in points. Rows are set in 11 pt on A4 and in 14.3 pt on A3, to be read standing. */
export interface PaperMeasures {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Of everything between the side margins. */
  readonly inner: number;
  /** Lowest point of what is not the foot line. */
  readonly bottom: number;
  /** Side of the code on page 1 and on other pages, quiet zone included. */
  readonly firstCode: number;
  readonly nextCode: number;
  readonly gap: number;
  readonly size: Readonly<Record<TextSize, number>>;
}

export type TextSize =
  | "title"
  | "nextTitle"
  | "unit"
  | "meta"
  | "preamble"
  | "header"
  | "row"
  | "totals"
  | "note"
  | "signature"
  | "code"
  | "nextCode"
  | "small"
  | "zero";

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

const A4_SIZES: Readonly<Record<TextSize, number>> = {
  title: 19,
  nextTitle: 13.5,
  unit: 12.5,
  meta: 9.5,
  preamble: 10.5,
  header: 10.5,
  row: 11,
  totals: 11,
  note: 10,
  signature: 11,
  code: 19,
  nextCode: 10,
  small: 8.5,
  zero: 26,
};

const A3_SCALE = 1.3;

const scaled = (scale: number): Readonly<Record<TextSize, number>> =>
  Object.fromEntries(Object.entries(A4_SIZES).map(([name, size]) => [name, size * scale])) as Record<TextSize, number>;

function paper(width: number, height: number, scale: number, firstCode: number, nextCode: number): PaperMeasures {
  const left = mm(16 * scale);
  return {
    width: mm(width),
    height: mm(height),
    left,
    top: mm(12 * scale),
    inner: mm(width) - 2 * left,
    bottom: mm(height) - mm(14 * scale),
    firstCode: mm(firstCode),
    nextCode: mm(nextCode),
    gap: mm(3 * scale),
    size: scaled(scale),
  };
}

/** The codes keep the share of the sheet that reads from a photo in which the sheet fills a third of the picture. */
export const PAPERS: Readonly<Record<"A4" | "A3", PaperMeasures>> = {
  A4: paper(210, 297, 1, 62, 28),
  A3: paper(297, 420, A3_SCALE, 84, 36),
};
