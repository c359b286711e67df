import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import { currentRound, reviewFacts } from "./reviewed-edition";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadDisclosure } from "./load-disclosure";
import { shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";

const MOST = 9;

/**
 * Records that somebody has read the edition under review word by word (一校、二校、三校); the editor's own people may, too.
 * Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function recordProofReading(
  deps: CommandDeps,
  actor: Actor,
  input: ShownEdition & { readonly disclosureId: string; readonly note: string | null },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "recordProofReading", programTarget(row.batch.program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    const known = await knownNumbers(deps, tx, actor, row.batch.program.subdistrictId);
    const read = readFreeText("proofNote", "note", input.note, known);
    if (!read.ok) return read;
    const note = read.value;
    const number = reviewFacts(row, edition).proofReadings + 1;
    if (!rolesForDisclosure(edition.state, "proofRead").includes(role.value) || number > MOST)
      return refuse("WRONG_STATE", { state: edition.state });
    const round = currentRound(edition);
    const personId = actor.viewer!.personId;
    await tx.proofReading.create({
      data: { id: newId(), contentId: edition.id, round, number, personId, note, at: now },
    });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.proof-read",
          as: role.value,
          unitId: row.batch.program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: note,
          data: { editionId: edition.id, round, number },
        },
      ],
    });
  });
}
