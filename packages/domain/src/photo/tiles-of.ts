import type { Box } from "./box";

/**
 * Covers a picture with overlapping tiles of at most `max` pixels a side, because canvases of old phones are limited.
 * Anything no larger than `overlap` lies whole in at least one tile. Row by row from the top left.
 */
export function tilesOf(width: number, height: number, max: number, overlap: number): Box[] {
  if (!(max > overlap && overlap >= 0)) throw new RangeError("tiles must be larger than their overlap");
  const columns = starts(width, max, overlap);
  return starts(height, max, overlap).flatMap((y) =>
    columns.map((x) => ({ x, y, width: Math.min(max, width), height: Math.min(max, height) })),
  );
}

function starts(length: number, max: number, overlap: number): number[] {
  if (length <= max) return [0];
  const steps = Math.ceil((length - max) / (max - overlap));
  return Array.from({ length: steps + 1 }, (_, i) => Math.round((i * (length - max)) / steps));
}
