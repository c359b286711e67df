import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { isOwnWork } from "@gongshi/domain/review/decide";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import { editionFinds, isHeldBack } from "../privacy/open-finds";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadDisclosure } from "./load-disclosure";
import { reviewFacts } from "./reviewed-edition";
import { shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";

/**
 * A reviewer's written word that what looks like somebody's number in the files of a draft is none, or may stay: the draft
 * can then be handed in. It holds for these files alone; another file asks again. Whoever worked on the draft does not answer
 * for it. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (no draft, or nothing to answer for), OWN_WORK, CHANGED_MEANWHILE,
 * REASON_REQUIRED, those of free texts.
 */
export async function acceptNumbers(
  deps: CommandDeps,
  actor: Actor,
  input: ShownEdition & { readonly disclosureId: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "acceptNumbers", programTarget(program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    if (!rolesForDisclosure(edition.state, "acceptNumbers").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    const personId = actor.viewer!.personId;
    if (isOwnWork(reviewFacts(row, edition), personId)) return refuse("OWN_WORK");
    const finds = await editionFinds(tx, edition.id);
    if (!isHeldBack(finds)) return refuse("WRONG_STATE", { state: edition.state });
    const reason = readFreeText(
      "numbersReason",
      "reason",
      input.reason,
      await knownNumbers(deps, tx, actor, program.subdistrictId),
    );
    if (!reason.ok) return reason;
    const importIds = [...finds.importIds];
    await tx.numbersAccepted.create({
      data: { id: newId(), editionId: edition.id, importIds, personId, reason: reason.value, at: now },
    });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.numbers-accepted",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: reason.value,
          data: { editionId: edition.id, importIds, numbers: finds.total },
        },
      ],
    });
  });
}
