import { allowedAs, may } from "@gongshi/domain/access/may";
import type { Viewer } from "@gongshi/domain/access/viewer";
import { standsBelowStreet } from "@gongshi/domain/program/program";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { programTarget, unitTarget } from "../allowed";
import type { Prisma } from "../generated/client/client";
import type { FileStore } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

const shownBy = {
  unit: true,
  notices: {
    include: {
      notice: {
        include: { obligation: { include: { disclosure: { include: { batch: { include: { program: true } } } } } } },
      },
    },
  },
} satisfies Prisma.PostingInclude;

type ShownBy = Prisma.PostingGetPayload<{ include: typeof shownBy }>;

/** The unit's own staff, unless something on the board may no longer be seen below the street; then those who work on it. */
const maySee = (viewer: Viewer, { unit, notices }: ShownBy): boolean =>
  allowedAs(viewer, "readUnit", unitTarget(unit)) !== null &&
  notices.every(({ notice: { obligation } }) => {
    const { program } = obligation.disclosure.batch;
    return standsBelowStreet(program.grade) || may(viewer, "readLines", programTarget(program));
  });

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
      include: { postings: { include: shownBy }, crops: { include: { posting: { include: shownBy } } } },
    });
    if (photo === null) return refuse("NOT_FOUND");
    const postings = [...photo.postings, ...photo.crops.map((crop) => crop.posting)];
    const unit = postings.find((each) => maySee(viewer, each))?.unit;
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
