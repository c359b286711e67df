import type { Viewer } from "@gongshi/domain/access/viewer";
import { may } from "@gongshi/domain/access/may";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { unitTarget } from "../allowed";
import type { Db } from "../db";
import type { FileStore } from "../ports";

/**
 * A photo's bytes for staff who may see one of its postings; whoever sent it sees it before it belongs to any.
 * Refusals: SIGNED_OUT, NOT_FOUND (also for photos the viewer may not see: their existence is nobody's business).
 */
export async function photoForViewer(
  deps: { readonly db: Db; readonly files: FileStore },
  viewer: Viewer | null,
  sha256: string,
): Promise<Result<Uint8Array>> {
  if (viewer === null) return refuse("SIGNED_OUT");
  const photo = await deps.db.photo.findUnique({
    where: { sha256 },
    include: { postings: { include: { unit: true } }, crops: { include: { posting: { include: { unit: true } } } } },
  });
  if (photo === null) return refuse("NOT_FOUND");
  const units = [...photo.postings.map((posting) => posting.unit), ...photo.crops.map((crop) => crop.posting.unit)];
  const visible =
    units.some((unit) => may(viewer, "readUnit", unitTarget(unit))) ||
    (units.length === 0 && photo.uploadedById === viewer.personId);
  const bytes = visible ? await deps.files.get(sha256) : null;
  return bytes === null ? refuse("NOT_FOUND") : ok(bytes);
}
