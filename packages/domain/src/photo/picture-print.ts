import type { GreyPicture } from "./likeness";
import type { Size } from "./geometry";

/** A photo shrunk to grey points, from which it is known again after it was saved anew. Nothing can be read in it. */
export type PicturePrint = GreyPicture;

/** The longer side of a print, in points. */
export const PRINT_SIDE = 192;

/** The size of the print of a picture of this size. */
export function printSize({ width, height }: Size): Size {
  const scale = PRINT_SIDE / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
