import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { closePublication } from "./close-publication";
import { loadDisclosure, newestEdition, publicEdition } from "./load-disclosure";

/**
 * Takes the public edition back, with a reason that everybody reads: IN_ERROR, it should not have been public so; ENDED, it
 * was right and its time is over. A newer draft or approved edition stays as it is. Refusals: NOT_ALLOWED, NOT_FOUND,
 * WRONG_STATE (nothing is public), CHANGED_MEANWHILE, REASON_REQUIRED, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function withdrawDisclosure(
  deps: CommandDeps,
  actor: Actor,
  input: {
    readonly disclosureId: string;
    /** The public edition on the screen. */
    readonly expectedEditionId: string;
    readonly kind: "IN_ERROR" | "ENDED";
    readonly reason: string;
  },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "withdrawDisclosure", programTarget(program));
    if (!role.ok) return role;
    const state = newestEdition(row)?.state ?? "WAITING";
    const edition = publicEdition(row);
    if (edition === undefined || !rolesForDisclosure(state, "withdraw").includes(role.value))
      return refuse("WRONG_STATE", { state });
    if (edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
    const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
    const reason = readFreeText("withdrawalReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state },
      data: { state: "WITHDRAWN" },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    const how = { at: now, by: actor.viewer!.personId, kind: input.kind, reason: reason.value };
    await closePublication(tx, edition.id, how);
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.withdrawn",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: reason.value,
          data: { editionId: edition.id, number: edition.number, kind: input.kind },
        },
      ],
    });
  });
}
