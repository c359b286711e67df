import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { oneAtATime } from "../one-at-a-time";
import { BY_ITSELF, runCommand } from "../run-command";
import type { CommandDeps } from "../run-command";
import { closePublication } from "./close-publication";
import { loadDisclosure } from "./load-disclosure";

/**
 * Closes every urgent publication whose approvals were not all in when its hours ran out.
 * @returns how many
 */
export async function closeLapsed(deps: CommandDeps, signal: AbortSignal): Promise<number> {
  const due = await deps.db.edition.findMany({
    where: { urgentUntil: { lte: deps.clock() }, state: "RELEASED" },
    select: { id: true, disclosureId: true },
    orderBy: [{ urgentUntil: "asc" }, { id: "asc" }],
  });
  let closed = 0;
  for (const edition of due) {
    if (signal.aborted) break;
    const done = await closeOne(deps, edition);
    if (done.ok) closed += done.value;
  }
  return closed;
}

const closeOne = (
  deps: CommandDeps,
  due: { readonly id: string; readonly disclosureId: string },
): Promise<Result<number>> =>
  runCommand<number>(deps, BY_ITSELF, async (tx, now) => {
    await oneAtATime(tx, "disclosure", due.disclosureId);
    const row = await loadDisclosure(tx, due.disclosureId);
    const { count } = await tx.edition.updateMany({
      where: { id: due.id, state: "RELEASED", urgentUntil: { lte: now } },
      data: { state: "WITHDRAWN" },
    });
    if (row === null || count === 0) return ok({ value: 0, trace: "REPEATED" });
    await closePublication(tx, due.id, { at: now, by: null, kind: "LAPSED", reason: null });
    return ok({
      value: 1,
      trace: [
        {
          kind: "disclosure.lapsed",
          as: null,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          data: { editionId: due.id },
        },
      ],
    });
  });
