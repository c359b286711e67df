import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { PartStore } from "../ports";
import type { Actor } from "../run-command";
import { mayUpload, receivePhoto, type ReceivedPhoto, type ReceivePhotoDeps } from "./receive-photo";

/** How much of a photo is safe here, in bytes from its beginning. */
export interface ReceivedPart {
  readonly sha256: string;
  readonly received: number;
}

/** Photos larger than this are refused whole, too. */
const MOST_BYTES = 3 * 1024 * 1024;

/**
 * A piece of a photo, so that a weak signal need not carry it in one go. Each answer is a receipt of what has been
 * written to disk; sending a piece again, from whichever place, is harmless, because the hash of the whole decides. With
 * the last piece the photo is received as `receivePhoto` does it, and a photo that is known needs no more pieces.
 * Refusals: PART_OUT_OF_PLACE (received: where to go on), PHOTO_TOO_LARGE, and those of `receivePhoto`.
 */
export async function receivePhotoPart(
  deps: ReceivePhotoDeps & { readonly parts: PartStore },
  actor: Actor,
  part: { readonly sha256: string; readonly from: number; readonly total: number; readonly bytes: Uint8Array },
): Promise<Result<ReceivedPart | ReceivedPhoto>> {
  const uploader = mayUpload(actor);
  if (!uploader.ok) return uploader;
  const { sha256, from, total, bytes } = part;
  if (total > MOST_BYTES) return refuse("PHOTO_TOO_LARGE", { max: MOST_BYTES });
  const known = await deps.db.photo.findUnique({ where: { sha256 } });
  if (known !== null && (await deps.files.has(sha256)))
    return ok({ sha256, bytes: known.bytes, width: known.width, height: known.height });

  const owner = uploader.value.personId;
  const before = await deps.parts.received(owner, sha256);
  if (from > before) return refuse("PART_OUT_OF_PLACE", { received: before });
  const end = from + bytes.length;
  if (end > before) await deps.parts.write(owner, sha256, from, bytes);
  const received = Math.max(before, end);
  if (received < total) return ok({ sha256, received });

  const whole = await deps.parts.read(owner, sha256);
  const answer = await receivePhoto(deps, actor, { sha256, bytes: whole });
  await deps.parts.drop(owner, sha256);
  return answer;
}
