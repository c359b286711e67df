import type { Box, Size } from "./box";

/** The quiet zone and a little of the sheet: enough to read the code again and to compare the place with the photo. */
const MARGIN = 0.3;
const LEAST_MARGIN_PX = 16;

/** The box to cut out around a code, in whole pixels, within the picture. */
export function cropAround(code: Box, picture: Size): Box {
  const margin = Math.max(LEAST_MARGIN_PX, Math.max(code.width, code.height) * MARGIN);
  const x = Math.max(0, Math.floor(code.x - margin));
  const y = Math.max(0, Math.floor(code.y - margin));
  return {
    x,
    y,
    width: Math.min(picture.width, Math.ceil(code.x + code.width + margin)) - x,
    height: Math.min(picture.height, Math.ceil(code.y + code.height + margin)) - y,
  };
}
