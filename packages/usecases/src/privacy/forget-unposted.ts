import { dayOf, startOfDay } from "@gongshi/domain/calendar/day";
import { leftLyingBefore } from "@gongshi/domain/privacy/retention";
import { ok } from "@gongshi/domain/refusal";
import { oneAtATime } from "../one-at-a-time";
import type { FileStore } from "../ports";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps } from "../run-command";

const AT_ONCE = 200;

/**
 * Deletes photos of boards, and cuts of them, that arrived and were never posted for a year: nothing shows them, so nothing
 * else would ever delete them. A phone that still has the posting sends them again. Each leaves an entry.
 * @returns how many photos
 */
export async function forgetUnposted(
  deps: CommandDeps & { readonly files: FileStore },
  signal: AbortSignal,
): Promise<number> {
  const unposted = {
    uploadedAt: { lt: startOfDay(leftLyingBefore(dayOf(deps.clock()))) },
    postings: { none: {} },
    crops: { none: {} },
  };
  const due = await deps.db.photo.findMany({ where: unposted, select: { sha256: true }, take: AT_ONCE });
  let forgotten = 0;
  for (const { sha256 } of due) {
    if (signal.aborted) break;
    const done = await runCommand<number>(deps, BY_ITSELF, async (tx) => {
      // A posting that is being received goes first, or finds it gone.
      await oneAtATime(tx, "photo", sha256);
      await tx.photoPrint.deleteMany({ where: { photo: { sha256, ...unposted } } });
      const { count } = await tx.photo.deleteMany({ where: { sha256, ...unposted } });
      if (count === 0) return ok({ value: 0, trace: "REPEATED" });
      // Before the commit, as with what has outlived its term.
      await deps.files.drop(sha256);
      return ok({
        value: 1,
        trace: [{ kind: "photo.unposted", as: null, unitId: null, subjectType: "photo", subjectId: sha256 }],
      });
    });
    if (done.ok) forgotten += done.value;
  }
  return forgotten;
}
