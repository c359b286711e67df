import { allowedAs } from "@gongshi/domain/access/may";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { unitTarget } from "../allowed";
import type { FileStore } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { maySeePosting, postingSeen } from "./may-see-posting";

/**
 * A photo's bytes for staff who may see one of its postings; whoever sent it sees it before it belongs to any. A photo of a
 * board shows names, so looking at it leaves a trace.
 * Refusals: SIGNED_OUT, NOT_FOUND (also for photos the viewer may not see: their existence is nobody's business).
 */
export async function photoForViewer(
  deps: CommandDeps & { readonly files: FileStore },
  actor: Actor,
  sha256: string,
): Promise<Result<Uint8Array>> {
  const { viewer } = actor;
  if (viewer === null) return refuse("SIGNED_OUT");
  return runCommand<Uint8Array>(deps, actor, async (tx) => {
    const photo = await tx.photo.findUnique({
      where: { sha256 },
      include: { postings: { include: postingSeen }, crops: { include: { posting: { include: postingSeen } } } },
    });
    if (photo === null) return refuse("NOT_FOUND");
    const postings = [...photo.postings, ...photo.crops.map((crop) => crop.posting)];
    const unit = postings.find((each) => maySeePosting(viewer, each))?.unit;
    const own = postings.length === 0 && photo.uploadedById === viewer.personId;
    const bytes = unit !== undefined || own ? await deps.files.get(sha256) : null;
    if (bytes === null) return refuse("NOT_FOUND");
    return ok({
      value: bytes,
      trace: [
        {
          kind: "photo.read",
          as: unit === undefined ? null : allowedAs(viewer, "readUnit", unitTarget(unit)),
          unitId: unit?.id ?? null,
          subjectType: "photo",
          subjectId: sha256,
        },
      ],
    });
  });
}
