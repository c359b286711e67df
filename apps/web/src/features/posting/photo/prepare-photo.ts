import { cropAround, fitWithin, placeIn } from "@gongshi/domain/photo/geometry";
import { sha256Hex } from "../../../lib/sha256";
import type { CropInput } from "../../../outbox/entry";
import type { FoundCode } from "../codes/found-code";
import { draw, encodeJpeg, release, wholeOf } from "./draw";
import { CROP_QUALITIES, firstThatFits, PHOTO_SHARE_BYTES, PHOTO_STEPS, POSTING_BUDGET_BYTES } from "./encoding-steps";
import type { Picture } from "./load-picture";

/** What leaves the phone: the shrunk photo, a full-resolution crop per code, and all bytes by their hash. */
export interface PreparedPhoto {
  readonly photoSha256: string;
  readonly crops: readonly CropInput[];
  readonly bytes: ReadonlyMap<string, ArrayBuffer>;
}

export async function preparePhoto(picture: Picture, codes: readonly FoundCode[]): Promise<PreparedPhoto> {
  const bytes = new Map<string, ArrayBuffer>();
  const keep = async (jpeg: Uint8Array<ArrayBuffer>): Promise<string> => {
    const name = await sha256Hex(jpeg);
    bytes.set(name, jpeg.buffer);
    return name;
  };

  const crops: CropInput[] = [];
  let spent = 0;
  const cropBudget = (POSTING_BUDGET_BYTES - PHOTO_SHARE_BYTES) / Math.max(1, codes.length);
  for (const code of codes) {
    const box = cropAround(code, picture);
    const context = draw(picture, box, box);
    const jpeg = await firstThatFits(CROP_QUALITIES, (quality) => encodeJpeg(context, quality), cropBudget);
    release(context);
    spent += jpeg.length;
    crops.push({ sha256: await keep(jpeg), ...placeIn(box, picture) });
  }

  const photo = await encodeWithin(picture, Math.max(PHOTO_SHARE_BYTES, POSTING_BUDGET_BYTES - spent));
  return { photoSha256: await keep(photo), crops, bytes };
}

async function encodeWithin(picture: Picture, budget: number): Promise<Uint8Array<ArrayBuffer>> {
  let drawn: { readonly longSide: number; readonly context: CanvasRenderingContext2D } | null = null;
  const contextFor = (longSide: number): CanvasRenderingContext2D => {
    if (drawn?.longSide === longSide) return drawn.context;
    if (drawn !== null) release(drawn.context);
    const context = draw(picture, wholeOf(picture), fitWithin(picture.width, picture.height, longSide));
    drawn = { longSide, context };
    return context;
  };
  return firstThatFits(PHOTO_STEPS, ({ longSide, quality }) => encodeJpeg(contextFor(longSide), quality), budget);
}
