import { fitWithin, tilesOf } from "@gongshi/domain/photo/geometry";
import { draw, pixelsOf, release, wholeOf } from "../photo/draw";
import type { Picture } from "../photo/load-picture";
import type { CodeReader } from "./code-reader";
import { inWhole, mergeFound, type FoundCode } from "./found-code";

/** Codes larger than the overlap (the sheet close up) are read in the shrunk whole, smaller ones in the tiles. */
const TILE_PX = 2048;
const OVERLAP_PX = 640;
const WHOLE_PX = 1600;

/** Every QR code of the upright picture at full resolution, in its own pixels. */
export async function scanPicture(picture: Picture, read: CodeReader): Promise<FoundCode[]> {
  const whole = fitWithin(picture.width, picture.height, WHOLE_PX);
  const found: FoundCode[] = [];
  const scale = picture.width / whole.width;
  for (const code of await readPart(picture, wholeOf(picture), whole, read)) {
    found.push(inWhole(code, { x: 0, y: 0 }, scale));
  }
  if (scale > 1) {
    for (const tile of tilesOf(picture.width, picture.height, TILE_PX, OVERLAP_PX)) {
      for (const code of await readPart(picture, tile, tile, read)) found.push(inWhole(code, tile));
    }
  }
  return mergeFound(found);
}

async function readPart(
  picture: Picture,
  part: Parameters<typeof draw>[1],
  size: Parameters<typeof draw>[2],
  read: CodeReader,
): Promise<readonly FoundCode[]> {
  const context = draw(picture, part, size);
  const pixels = pixelsOf(context);
  release(context);
  return read(pixels);
}
