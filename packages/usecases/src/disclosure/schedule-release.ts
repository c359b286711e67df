import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { checkSchedule } from "@gongshi/domain/disclosure/schedule";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadDisclosure, newestEdition } from "./load-disclosure";

interface Input {
  readonly disclosureId: string;
  readonly expectedEditionId: string;
  /** The hour on the screen, or null: of two people at once one is told. */
  readonly expectedScheduledFor: Date | null;
}

/**
 * Gives an approved edition the hour at which it goes out by itself, or another one. Refusals: NOT_ALLOWED, NOT_FOUND,
 * WRONG_STATE, CHANGED_MEANWHILE, INVALID_INPUT (at: from, to).
 */
export const scheduleRelease = (
  deps: CommandDeps,
  actor: Actor,
  input: Input & { readonly at: Date },
): Promise<Result<string>> => set(deps, actor, input, input.at);

/** Takes the hour away: it waits to be let out by hand. Refusals: as for scheduling, without INVALID_INPUT. */
export const cancelSchedule = (deps: CommandDeps, actor: Actor, input: Input): Promise<Result<string>> =>
  set(deps, actor, input, null);

function set(deps: CommandDeps, actor: Actor, input: Input, at: Date | null): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "scheduleRelease", programTarget(row.batch.program));
    if (!role.ok) return role;
    const edition = newestEdition(row);
    if (edition === undefined || edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
    if (!rolesForDisclosure(edition.state, at === null ? "cancelSchedule" : "schedule").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    if (edition.scheduledFor?.getTime() !== input.expectedScheduledFor?.getTime()) return refuse("CHANGED_MEANWHILE");
    if (at === null && edition.scheduledFor === null) return refuse("WRONG_STATE", { state: edition.state });
    const checked = at === null ? ok(null) : checkSchedule(at, now);
    if (!checked.ok) return checked;
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state },
      data: {
        scheduledFor: checked.value,
        scheduledById: checked.value === null ? null : actor.viewer!.personId,
        scheduleFailure: null,
      },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    return ok({
      value: row.id,
      trace: [
        {
          kind: at === null ? "disclosure.schedule-cancelled" : "disclosure.scheduled",
          as: role.value,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          data: {
            editionId: edition.id,
            at: at?.toISOString() ?? null,
            before: edition.scheduledFor?.toISOString() ?? null,
          },
        },
      ],
    });
  });
}
