import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { settleVersions } from "../program/apply-version";
import { letOut } from "./let-out";
import { loadDisclosure } from "./load-disclosure";
import { shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";

/**
 * Lets an approved edition out now, whether or not it has an hour of its own. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE,
 * CHANGED_MEANWHILE, those of `letOut`.
 */
export async function releaseDisclosure(
  deps: CommandDeps,
  actor: Actor,
  input: ShownEdition & { readonly disclosureId: string },
): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "releaseDisclosure", programTarget(row.batch.program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    if (!rolesForDisclosure(edition.state, "release").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    const personId = actor.viewer!.personId;
    const trace = await letOut(tx, row, edition, { personId, role: role.value, byItself: false, now });
    return trace.ok ? ok({ value: row.id, trace: trace.value }) : trace;
  });
}
