import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { copyEdition } from "./copy-edition";
import { loadDisclosure, newestEdition } from "./load-disclosure";

/**
 * Drafts the next edition with the content of one that was withdrawn: to bring back what lapsed, or what was taken back for a
 * reason that no longer holds. Where the content itself was wrong, a new roll is imported instead. Refusals: NOT_ALLOWED,
 * NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, REASON_REQUIRED, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function reissueDisclosure(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly disclosureId: string; readonly expectedEditionId: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand(
    deps,
    actor,
    async (tx, now) => {
      await oneAtATime(tx, "disclosure", input.disclosureId);
      const row = await loadDisclosure(tx, input.disclosureId);
      if (row === null) return refuse("NOT_FOUND");
      const { program } = row.batch;
      const role = allowed(actor.viewer, "reissueDisclosure", programTarget(program));
      if (!role.ok) return role;
      const edition = newestEdition(row);
      if (edition === undefined || edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
      if (!rolesForDisclosure(edition.state, "reissue").includes(role.value))
        return refuse("WRONG_STATE", { state: edition.state });
      if (edition.outlivedAt !== null) return refuse("RETENTION_OVER");
      const reason = readFreeText(
        "reissueReason",
        "reason",
        input.reason,
        await knownNumbers(deps, tx, actor, program.subdistrictId),
      );
      if (!reason.ok) return reason;
      const personId = actor.viewer!.personId;
      const draft = await copyEdition(tx, row, edition, { personId, changeReason: reason.value, now });
      return ok({
        value: row.id,
        trace: [
          {
            kind: "disclosure.reissued",
            as: role.value,
            unitId: program.departmentId,
            subjectType: "disclosure",
            subjectId: row.id,
            reason: reason.value,
            data: { editionId: draft, from: edition.id },
          },
        ],
      });
    },
    { timeoutMs: 120_000 },
  );
}
