import { areaMeans, sumsOf, withoutBrightness, type Cut, type Sums } from "./area-means";
import type { Size } from "./geometry";
import { PRINT_SIDE, type PicturePrint } from "./picture-print";

/** How much may have been cut off each side, as a share of it. */
const MOST_CUT = 0.12;
/** The parts of the picture that are looked at on their own, across and down. */
const PARTS = 6;
/** Grey levels (0–255) around the mean, below which a part shows nothing to go by. */
const LEAST_TEXTURE = 4;
/** The share of parts that may fit worse: a stamp on a corner, a finger on the lens of whoever saved it. */
const FORGIVEN = 0.1;

/**
 * Likeness from which two photos are the same picture. By experiment (`picture-print.test.ts`): saved anew,
 * smaller, brighter, squashed or cut by up to 8 % a side, a picture keeps 0.97 and more; another photo of the same
 * board, held askew by one degree, has 0.965 at most (a far sheet on an even board), and 0.9 where the sheet is near.
 */
export const SAME_PICTURE_FROM = 0.97;

interface Look {
  /** Points along the longer side. */
  readonly side: number;
  readonly step: number;
  /** Below it another look is not worth while. */
  readonly least: number;
}

const FIRST_LOOK: Look = { side: 32, step: 1 / 30, least: 0.6 };
const LOOKS: readonly Look[] = [
  { side: 64, step: 1 / 80, least: 0.75 },
  { side: PRINT_SIDE / 2, step: 1 / 250, least: 0.75 },
  { side: PRINT_SIDE / 2, step: 1 / 800, least: 0.75 },
];
const ROUNDS = 6;
/** Brightness of the surroundings, in points each way, that is taken off before two looks are compared. */
const SURROUNDINGS = 3;

/** Whether one of the photos is the other, saved anew, resized, or slightly cut. */
export function isSamePicture(one: PicturePrint, other: PicturePrint): boolean {
  const [ones, others] = [sumsOf(one), sumsOf(other)];
  return likenessWithin(ones, others) >= SAME_PICTURE_FROM || likenessWithin(others, ones) >= SAME_PICTURE_FROM;
}

/** −1 … 1, whichever of the two is the cut one. */
export function pictureLikeness(one: PicturePrint, other: PicturePrint): number {
  const [ones, others] = [sumsOf(one), sumsOf(other)];
  return Math.max(likenessWithin(ones, others), likenessWithin(others, ones));
}

/**
 * How well `part` fits into `whole` where it fits best, by the worst tenth of its parts. A photo saved anew differs by a
 * cut and a scale along the sides; a camera held anew also turns and tilts the picture, so that no cut fits everywhere.
 */
function likenessWithin(whole: Sums, part: Sums): number {
  const sums = { whole, part };
  let found = firstFit(sums, part);
  for (const look of LOOKS) {
    if (found.fit < FIRST_LOOK.least) return -1;
    found = closerFit(sums, part, look, found.cut);
    if (found.fit < look.least) return -1;
  }
  const size = sizeOf(part, PRINT_SIDE / 2);
  return fitOfParts(seen(sums.whole, found.cut, size), seen(sums.part, NO_CUT, size), size);
}

interface Pair {
  readonly whole: Sums;
  readonly part: Sums;
}

interface Found {
  readonly cut: Cut;
  readonly fit: number;
}

const NO_CUT: Cut = { left: 0, top: 0, right: 0, bottom: 0 };

const seen = (sums: Sums, cut: Cut, size: Size): Float32Array =>
  withoutBrightness(areaMeans(sums, cut, size), size, SURROUNDINGS);

/** Every cut in coarse steps. */
function firstFit(sums: Pair, part: Size): Found {
  const fitOf = fitting(sums, part, FIRST_LOOK.side);
  const steps = [0, 1, 2, 3].map((count) => count * FIRST_LOOK.step);
  let best: Found = { cut: NO_CUT, fit: fitOf(NO_CUT) };
  for (const left of steps)
    for (const right of steps)
      for (const top of steps)
        for (const bottom of steps) {
          const cut = { left, top, right, bottom };
          const fit = fitOf(cut);
          if (fit > best.fit) best = { cut, fit };
        }
  return best;
}

/** From there on in finer steps, as long as a step helps. */
function closerFit(sums: Pair, part: Size, { side, step }: Look, from: Cut): Found {
  const fitOf = fitting(sums, part, side);
  let best: Found = { cut: from, fit: fitOf(from) };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = best.fit;
    for (const move of moves(step)) {
      const cut = moved(best.cut, move);
      if (Object.values(cut).some((share) => share < 0 || share > MOST_CUT)) continue;
      const fit = fitOf(cut);
      if (fit > best.fit) best = { cut, fit };
    }
    if (best.fit === before) return best;
  }
  return best;
}

function fitting(sums: Pair, part: Size, side: number): (cut: Cut) => number {
  const size = sizeOf(part, side);
  const wanted = seen(sums.part, NO_CUT, size);
  return (cut) => correlation(seen(sums.whole, cut, size), wanted);
}

/** One side further in or out, the whole window along, or all of it closer. */
const moves = (step: number): Cut[] =>
  [step, -step].flatMap((by) => [
    { ...NO_CUT, left: by },
    { ...NO_CUT, right: by },
    { ...NO_CUT, top: by },
    { ...NO_CUT, bottom: by },
    { ...NO_CUT, left: by, right: -by },
    { ...NO_CUT, top: by, bottom: -by },
    { left: by, right: by, top: by, bottom: by },
  ]);

const moved = (cut: Cut, by: Cut): Cut => ({
  left: cut.left + by.left,
  top: cut.top + by.top,
  right: cut.right + by.right,
  bottom: cut.bottom + by.bottom,
});

function sizeOf({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Of the parts with anything in them, how well the worst one fits that is not forgiven; −1 where there is none. */
function fitOfParts(one: Float32Array, other: Float32Array, size: Size): number {
  const fits: number[] = [];
  for (let row = 0; row < PARTS; row += 1)
    for (let column = 0; column < PARTS; column += 1) {
      const [a, b] = [partOf(one, size, row, column), partOf(other, size, row, column)];
      if (Math.sqrt(squares(b) / b.length) >= LEAST_TEXTURE) fits.push(correlation(a, b));
    }
  return fits.sort((a, b) => a - b)[Math.floor(FORGIVEN * fits.length)] ?? -1;
}

function partOf(values: Float32Array, { width, height }: Size, row: number, column: number): Float32Array {
  const [from, to] = [row, row + 1].map((each) => Math.floor((each * height) / PARTS));
  const [left, right] = [column, column + 1].map((each) => Math.floor((each * width) / PARTS));
  const rows = Array.from({ length: to! - from! }, (_, index) => (from! + index) * width);
  return Float32Array.from(rows.flatMap((start) => [...values.subarray(start + left!, start + right!)]));
}

function squares(values: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]! ** 2;
  return sum;
}

/** Of values around 0: −1 … 1; −1 where one of them is even. Plain loops: it runs some hundred times a pair of photos. */
function correlation(one: Float32Array, other: Float32Array): number {
  let [product, ones, others] = [0, 0, 0];
  for (let index = 0; index < one.length; index += 1) {
    const [a, b] = [one[index]!, other[index]!];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  const length = Math.sqrt(ones * others);
  return length === 0 ? -1 : product / length;
}
