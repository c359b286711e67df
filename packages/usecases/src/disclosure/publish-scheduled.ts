import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { RefusalCode, Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { oneAtATime } from "../one-at-a-time";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps } from "../run-command";
import { settleVersions } from "../program/apply-version";
import { letOut } from "./let-out";
import { loadDisclosure, newestEdition } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/**
 * Lets out every approved edition whose hour has come, in the order of their hours. One that cannot go out any more (its
 * amounts differ, say) loses its hour and says why; the others go on.
 * @returns how many went out, and how many could not
 */
export async function publishScheduled(
  deps: CommandDeps,
  signal: AbortSignal,
): Promise<{ readonly released: number; readonly failed: number }> {
  await settleVersions(deps);
  const due = await deps.db.edition.findMany({
    where: { scheduledFor: { lte: deps.clock() }, state: "APPROVED" },
    select: { id: true, disclosureId: true },
    orderBy: [{ scheduledFor: "asc" }, { id: "asc" }],
  });
  const done = { released: 0, failed: 0 };
  for (const edition of due) {
    if (signal.aborted) break;
    const released = await publishOne(deps, edition);
    if (!released.ok) await giveUp(deps, edition, released.refusal.refused);
    done[released.ok ? "released" : "failed"] += released.ok ? released.value : 1;
  }
  return done;
}

interface Due {
  readonly id: string;
  readonly disclosureId: string;
}

/** The edition, if it is still the newest, may be let out, and has its hour behind it: somebody may have been quicker. */
function stillDue(row: DisclosureRow | null, due: Due, now: Date): EditionRow | null {
  const edition = row === null ? undefined : newestEdition(row);
  const holds =
    edition?.id === due.id &&
    rolesForDisclosure(edition.state, "release").length > 0 &&
    edition.scheduledFor !== null &&
    edition.scheduledFor <= now;
  return holds ? edition : null;
}

/** 1 when it went out, 0 when it was no longer due. Refusals: those of `letOut`. */
const publishOne = (deps: CommandDeps, due: Due): Promise<Result<number>> =>
  runCommand<number>(deps, BY_ITSELF, async (tx, now) => {
    await oneAtATime(tx, "disclosure", due.disclosureId);
    const row = await loadDisclosure(tx, due.disclosureId);
    const edition = stillDue(row, due, now);
    if (row === null || edition === null) return ok({ value: 0, trace: "REPEATED" });
    const by = { personId: edition.scheduledById, role: null, byItself: true, now };
    const trace = await letOut(tx, row, edition, by);
    return trace.ok ? ok({ value: 1, trace: trace.value }) : trace;
  });

/** Takes the hour away and keeps why, for the office to see. */
const giveUp = (deps: CommandDeps, due: Due, why: RefusalCode): Promise<Result<number>> =>
  runCommand<number>(deps, BY_ITSELF, async (tx, now) => {
    await oneAtATime(tx, "disclosure", due.disclosureId);
    const row = await loadDisclosure(tx, due.disclosureId);
    const edition = stillDue(row, due, now);
    if (row === null || edition === null) return ok({ value: 0, trace: "REPEATED" });
    await tx.edition.update({ where: { id: edition.id }, data: { scheduledFor: null, scheduleFailure: why } });
    return ok({
      value: 1,
      trace: [
        {
          kind: "disclosure.schedule-failed",
          as: null,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          data: { editionId: edition.id, at: edition.scheduledFor!.toISOString(), why },
        },
      ],
    });
  });
