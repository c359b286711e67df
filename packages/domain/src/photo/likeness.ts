import { type Rect, rectOf, type Size } from "./geometry";

/** A picture in grey, one byte a pixel, row by row. */
export interface GreyPicture extends Size {
  readonly data: Uint8Array;
}

/** Both are looked at no finer than this: about two points to a module of the code. */
const FINEST = 128;
/** A place smaller than this in the photo shows too little to be recognised. */
const SMALLEST = 32;
/** How far the crop may lie beside its place, as a share of it: rounding, and phones that count differently. */
const SHIFT = 0.03;
/** Grey levels (0–255) around the mean, below which there is nothing to recognise: paper, sky, a lens cap. */
const LEAST_TEXTURE = 16;
/** How differently the two may be shaped. */
const SHAPE_TOLERANCE = 0.06;

/**
 * Likeness from which two pictures show the same thing. By experiment (`photo-reader.test.ts`), the true place gives
 * 0.98 and more through shrinking and JPEG; another sheet's code in the same frame, with the same three finder
 * squares, 0.73 at most, and 0.89 where its address differs by a single bit, which random codes never do.
 */
export const SAME_FROM = 0.93;

/**
 * Whether `crop` shows that place of `photo`, whatever their resolutions: the best normalised cross-correlation over
 * small shifts. Even places are never the same: there is nothing in them to go by.
 */
export function showsSamePlace(photo: GreyPicture, crop: GreyPicture, place: Rect): boolean {
  return likeness(photo, crop, place) >= SAME_FROM;
}

/** −1 … 1; −1 where the place is outside the photo, too small, of another shape, or without texture. */
export function likeness(photo: GreyPicture, crop: GreyPicture, place: Rect): number {
  const region = rectOf(place, photo);
  if (!isInside(place) || Math.min(region.width, region.height) < SMALLEST) return -1;
  const shape = (crop.width / crop.height) * (region.height / region.width);
  if (Math.abs(shape - 1) > SHAPE_TOLERANCE) return -1;

  const scale = Math.min(1, FINEST / Math.max(region.width, region.height));
  const width = Math.round(region.width * scale);
  const height = Math.round(region.height * scale);
  const shift = Math.max(1, Math.ceil(SHIFT * Math.max(width, height)));
  const wanted = resample(crop, { x: 0, y: 0, width: crop.width, height: crop.height }, width, height);
  const around = {
    x: region.x - (shift * region.width) / width,
    y: region.y - (shift * region.height) / height,
    width: region.width * (1 + (2 * shift) / width),
    height: region.height * (1 + (2 * shift) / height),
  };
  const seen = resample(photo, around, width + 2 * shift, height + 2 * shift);
  return bestCorrelation(seen, wanted, { width, height }, shift);
}

function isInside({ x, y, width, height }: Rect): boolean {
  const numbers = [x, y, width, height];
  return numbers.every((value) => Number.isFinite(value) && value >= 0) && x + width <= 1.0001 && y + height <= 1.0001;
}

/** Mean grey of the area that each point of the result covers; beyond the edge the edge goes on. */
function resample(picture: GreyPicture, rect: Rect, width: number, height: number): Float32Array {
  const columns = spans(rect.x, rect.width / width, width, picture.width);
  const rows = spans(rect.y, rect.height / height, height, picture.height);
  const result = new Float32Array(width * height);
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      let sum = 0;
      for (const [line, share] of row) {
        const from = line * picture.width;
        for (const [at, part] of column) sum += (picture.data[from + at] ?? 0) * part * share;
      }
      result[y * width + x] = sum;
    });
  });
  return result;
}

/** For each step: the pixels under it, with the share each has in it. The shares of a step sum to 1. */
function spans(start: number, step: number, count: number, length: number): [number, number][][] {
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * step;
    const to = from + step;
    const pixels: [number, number][] = [];
    for (let pixel = Math.floor(from); pixel < to; pixel += 1) {
      const covered = Math.min(to, pixel + 1) - Math.max(from, pixel);
      pixels.push([Math.min(length - 1, Math.max(0, pixel)), covered / step]);
    }
    return pixels;
  });
}

function bestCorrelation(seen: Float32Array, wanted: Float32Array, { width, height }: Size, shift: number): number {
  const normal = normalised(wanted);
  if (normal === null) return -1;
  const seenWidth = width + 2 * shift;
  let best = -1;
  for (let dy = 0; dy <= 2 * shift; dy += 1)
    for (let dx = 0; dx <= 2 * shift; dx += 1)
      best = Math.max(best, correlation(seen, normal, { width, height }, seenWidth, dx, dy));
  return best;
}

/** Mean 0, length 1; null when there is too little texture. */
function normalised(values: Float32Array): Float32Array | null {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0));
  return length / Math.sqrt(values.length) < LEAST_TEXTURE ? null : values.map((value) => (value - mean) / length);
}

function correlation(
  seen: Float32Array,
  normal: Float32Array,
  { width, height }: Size,
  seenWidth: number,
  dx: number,
  dy: number,
): number {
  let sum = 0;
  let squares = 0;
  let product = 0;
  for (let y = 0; y < height; y += 1) {
    const from = (y + dy) * seenWidth + dx;
    for (let x = 0; x < width; x += 1) {
      const value = seen[from + x] ?? 0;
      sum += value;
      squares += value * value;
      product += value * (normal[y * width + x] ?? 0);
    }
  }
  const points = width * height;
  const deviation = Math.sqrt(Math.max(0, squares / points - (sum / points) ** 2));
  return deviation < LEAST_TEXTURE ? -1 : product / (deviation * Math.sqrt(points));
}
