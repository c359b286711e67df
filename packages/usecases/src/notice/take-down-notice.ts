import { rolesFor } from "@gongshi/domain/notice/machine";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadNotice, stillHangs, standingOf } from "./load-notice";

/**
 * The clerk's word that the paper of a withdrawn notice is off the board. Said again it is harmless. Refusals: NOT_ALLOWED,
 * NOT_FOUND, WRONG_STATE (not withdrawn, or it never hung).
 */
export async function takeDownNotice(deps: CommandDeps, actor: Actor, noticeId: string): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "notice", noticeId);
    const row = await loadNotice(tx, noticeId);
    if (row === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const { unit, disclosureId } = row.obligation;
    const role = allowed(actor.viewer, "takeDownNotice", unitTarget(unit));
    if (!role.ok) return role;
    const { step } = standingOf(row, dayOf(now));
    if (!rolesFor(step, "TAKE_DOWN").includes(role.value)) return refuse("WRONG_STATE", { state: step });
    if (row.takenDownAt !== null) return ok({ value: row.id, trace: "REPEATED" });
    if (!stillHangs(row)) return refuse("WRONG_STATE", { state: step });
    const takenDownById = actor.viewer!.personId;
    await tx.notice.update({ where: { id: row.id }, data: { takenDownAt: now, takenDownById } });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "notice.taken-down",
          as: role.value,
          unitId: unit.id,
          subjectType: "notice",
          subjectId: row.id,
          data: { disclosureId, editionId: row.editionId },
        },
      ],
    });
  });
}
