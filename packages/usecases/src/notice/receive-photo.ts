import { createHash } from "node:crypto";
import { OPERATIONS } from "@gongshi/domain/access/may";
import type { ActiveAppointment, Role } from "@gongshi/domain/access/viewer";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { FileStore, PhotoReader } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

export interface ReceivedPhoto {
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

export interface ReceivePhotoDeps extends CommandDeps {
  readonly files: FileStore;
  readonly photos: PhotoReader;
}

const FAULT_CODE = {
  NOT_JPEG: "PHOTO_UNREADABLE",
  DAMAGED: "PHOTO_UNREADABLE",
  METADATA: "PHOTO_CARRIES_METADATA",
  TOO_LARGE: "PHOTO_TOO_LARGE",
} as const;

/** Who uploads, and the appointment that allows it. Refusals: SIGNED_OUT, NOT_ALLOWED. */
export function mayUpload({ viewer }: Actor): Result<{ readonly personId: string; readonly held: ActiveAppointment }> {
  if (viewer === null) return refuse("SIGNED_OUT");
  const roles: readonly Role[] = OPERATIONS.uploadPhoto;
  const held = viewer.appointments.find((appointment) => roles.includes(appointment.role));
  return held === undefined
    ? refuse("NOT_ALLOWED", { operation: "uploadPhoto" })
    : ok({ personId: viewer.personId, held });
}

/**
 * Keeps the bytes of a photo (or of a crop) under their SHA-256; receiving the same bytes again is harmless.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, PHOTO_HASH_DIFFERS (cut off on the way), PHOTO_UNREADABLE, PHOTO_CARRIES_METADATA,
 * PHOTO_TOO_LARGE.
 */
export async function receivePhoto(
  deps: ReceivePhotoDeps,
  actor: Actor,
  input: { readonly sha256: string; readonly bytes: Uint8Array },
): Promise<Result<ReceivedPhoto>> {
  const uploader = mayUpload(actor);
  if (!uploader.ok) return uploader;
  const { personId, held } = uploader.value;
  const sha256 = createHash("sha256").update(input.bytes).digest("hex");
  if (sha256 !== input.sha256) return refuse("PHOTO_HASH_DIFFERS", { expected: input.sha256 });

  const known = await deps.db.photo.findUnique({ where: { sha256 } });
  if (known !== null && (await deps.files.has(sha256)))
    return ok({ sha256, bytes: known.bytes, width: known.width, height: known.height });
  const inspected = await deps.photos.inspect(input.bytes);
  if (!inspected.ok) return refuse(FAULT_CODE[inspected.fault], { fault: inspected.fault });
  await deps.files.put(input.bytes);
  const { width, height } = inspected.facts;
  return runCommand<ReceivedPhoto>(deps, actor, async (tx, now) => {
    const value = { sha256, bytes: input.bytes.length, width, height };
    const { count } = await tx.photo.createMany({
      skipDuplicates: true,
      data: { ...value, uploadedById: personId, uploadedAt: now },
    });
    if (count === 0) return ok({ value, trace: "REPEATED" });
    return ok({
      value,
      trace: [
        {
          kind: "photo.received",
          as: held.role,
          unitId: held.unitId,
          subjectType: "photo",
          subjectId: sha256,
          data: { bytes: input.bytes.length, width, height },
        },
      ],
    });
  });
}
