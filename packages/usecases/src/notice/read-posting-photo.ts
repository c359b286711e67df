import type { PicturePrint } from "@gongshi/domain/photo/picture-print";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { parseSheetCode } from "@gongshi/domain/sheet/sheet-code";
import type { CropPlace, FileStore, PhotoReader } from "../ports";

export interface ReadCrop {
  readonly sha256: string;
  readonly place: CropPlace;
  /** The sheet code read in it, or null. */
  readonly code: string | null;
  readonly samePlace: boolean;
}

export interface ReadPhoto {
  /** Sheet codes the server itself read: in the photo, or in a crop of the same place. */
  readonly codes: readonly string[];
  readonly crops: readonly ReadCrop[];
  readonly print: PicturePrint | null;
}

const codeOf = (texts: readonly { readonly text: string }[]): string[] =>
  texts.flatMap(({ text }) => parseSheetCode(text)?.code ?? []);

/**
 * Reads the received photo and the full-resolution crops of its codes. A crop that does not show its place of the photo
 * proves nothing. Refusals: PHOTO_MISSING (not received yet).
 */
export async function readPostingPhoto(
  deps: { readonly files: FileStore; readonly photos: PhotoReader },
  photoSha256: string,
  crops: readonly ({ readonly sha256: string } & CropPlace)[],
): Promise<Result<ReadPhoto>> {
  const photo = await deps.files.get(photoSha256);
  if (photo === null) return refuse("PHOTO_MISSING", { sha256: photoSha256 }, "photoSha256");
  const codes = new Set(codeOf(await deps.photos.readCodes(photo)));
  const read: ReadCrop[] = [];
  for (const { sha256, x, y, width, height } of crops) {
    const bytes = await deps.files.get(sha256);
    if (bytes === null) return refuse("PHOTO_MISSING", { sha256 }, "crops");
    const place = { x, y, width, height };
    const [code = null] = codeOf(await deps.photos.readCodes(bytes));
    const samePlace = code !== null && (await deps.photos.samePlace(photo, bytes, place));
    if (code !== null && samePlace) codes.add(code);
    read.push({ sha256, place, code, samePlace });
  }
  return ok({ codes: [...codes], crops: read, print: await deps.photos.print(photo) });
}
