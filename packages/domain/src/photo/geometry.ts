/** Plane geometry of photos, the same on the phone and on the server. Pixels are whole, fractions are of a side. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** How much of its surroundings a crop keeps on each side, as a share of the code: the quiet zone and some paper. */
const MARGIN = 0.3;

/** The rectangle to cut out around a code found in a picture, clipped to the picture. */
export function cropAround(code: Rect, picture: Size, margin = MARGIN): Rect {
  const spare = margin * Math.max(code.width, code.height);
  const x = clamp(Math.floor(code.x - spare), 0, picture.width - 1);
  const y = clamp(Math.floor(code.y - spare), 0, picture.height - 1);
  return {
    x,
    y,
    width: clamp(Math.ceil(code.x + code.width + spare) - x, 1, picture.width - x),
    height: clamp(Math.ceil(code.y + code.height + spare) - y, 1, picture.height - y),
  };
}

/** A rectangle of pixels as fractions (0–1) of its picture, which stay true when the picture is shrunk. */
export const placeIn = (rect: Rect, picture: Size): Rect => ({
  x: rect.x / picture.width,
  y: rect.y / picture.height,
  width: rect.width / picture.width,
  height: rect.height / picture.height,
});

/** The opposite of `placeIn`; the pixels need not be whole. */
export const rectOf = (place: Rect, picture: Size): Rect => ({
  x: place.x * picture.width,
  y: place.y * picture.height,
  width: place.width * picture.width,
  height: place.height * picture.height,
});

/** The upright box around the corners of a code. */
export function boundsOf(corners: readonly { readonly x: number; readonly y: number }[]): Rect {
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The largest size of the same shape whose longer side is at most `max`; never larger than it was. */
export function fitWithin(width: number, height: number, max: number): Size {
  const scale = Math.min(1, max / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * Tiles of at most `max` pixels a side that cover a picture, neighbours sharing at least `overlap` pixels: a code no
 * larger than the overlap lies whole in one of them. Old phones cannot hold a full photo in one canvas.
 */
export function tilesOf(width: number, height: number, max: number, overlap: number): Rect[] {
  if (overlap >= max) throw new RangeError("tiles must be larger than their overlap");
  return starts(height, max, overlap).flatMap((y) =>
    starts(width, max, overlap).map((x) => ({
      x,
      y,
      width: Math.min(max, width - x),
      height: Math.min(max, height - y),
    })),
  );
}

/** Evenly spread, the first at 0, the last ending at the end. */
function starts(length: number, max: number, overlap: number): number[] {
  if (length <= max) return [0];
  const count = Math.ceil((length - overlap) / (max - overlap));
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - max)) / (count - 1)));
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
