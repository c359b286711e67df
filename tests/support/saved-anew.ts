import sharp, { type Sharp } from "sharp";
import { cropAround, placeIn } from "@gongshi/domain/photo/geometry";
import { createPhotoReader } from "../../apps/api/src/adapters/photo-reader";

/** A changed photo as the phone would send it: the code read in it anew and cut out of it. */
export async function sentAnew(photo: Uint8Array, change: (picture: Sharp) => Sharp) {
  const changed = await change(sharp(photo)).jpeg({ quality: 85 }).toBuffer();
  const { width = 0, height = 0 } = await sharp(changed).metadata();
  const [code] = await createPhotoReader().readCodes(changed);
  if (code === undefined) return { photo: changed, crop: null, place: null };
  const rect = cropAround(code, { width, height });
  const crop = await sharp(changed)
    .extract({ left: rect.x, top: rect.y, width: rect.width, height: rect.height })
    .jpeg({ quality: 88 })
    .toBuffer();
  return { photo: changed, crop, place: placeIn(rect, { width, height }) };
}

/** The board photographed again from a step aside: turned by 1.5 degrees, a little nearer, in other light. */
export const stepAside = (picture: Sharp): Sharp =>
  picture.affine([1.04, -0.027, 0.029, 1.04], { background: "#999999" }).linear(0.92, 6);
