import { rolesForCorrection } from "@gongshi/domain/correction/machine";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { counterTarget } from "./counter-target";
import { loadCorrection } from "./load-correction";

/**
 * 不予更正: with the reason the person is told. It is no part of the trace, which never ends; the words go with the request's.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, WRONG_STATE, REASON_REQUIRED, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function refuseCorrection(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly id: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const found = await loadCorrection(tx, actor, input.id, now);
    if (!found.ok) return found;
    const { request, standing } = found.value;
    const { program } = request.disclosure.batch;
    const role = allowed(actor.viewer, "decideCorrection", programTarget(program));
    if (!role.ok) return role;
    if (!rolesForCorrection(standing.step, "refuse").includes(role.value) || request.forgottenAt !== null)
      return refuse("WRONG_STATE", { state: standing.step });
    const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
    const answer = readFreeText("correctionAnswer", "reason", input.reason, known);
    if (!answer.ok) return answer;
    await tx.correctionRequest.update({
      where: { id: request.id },
      data: { state: "REFUSED", answer: answer.value, decidedById: actor.viewer!.personId, decidedAt: now },
    });
    return ok({
      value: request.id,
      trace: [
        {
          kind: "correction.refused",
          as: role.value,
          unitId: request.unitId,
          subjectType: "correction",
          subjectId: request.id,
          data: { disclosureId: request.disclosureId, parts: request.parts },
        },
      ],
    });
  });
}

/**
 * 本人撤回: the person says at the counter that nothing is to be corrected after all. Said again it is harmless.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, WRONG_STATE.
 */
export async function withdrawCorrection(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const found = await loadCorrection(tx, actor, id, now);
    if (!found.ok) return found;
    const { request, standing } = found.value;
    const at = counterTarget(request.unit, request.disclosure.batch.program, request.edition);
    const role = allowed(actor.viewer, "takeCorrection", at);
    if (!role.ok) return role;
    if (standing.step === "WITHDRAWN") return ok({ value: id, trace: "REPEATED" });
    if (!rolesForCorrection(standing.step, "withdraw").includes(role.value) || request.forgottenAt !== null)
      return refuse("WRONG_STATE", { state: standing.step });
    await tx.correctionRequest.update({
      where: { id },
      data: { state: "WITHDRAWN", decidedById: actor.viewer!.personId, decidedAt: now },
    });
    return ok({
      value: id,
      trace: [
        {
          kind: "correction.withdrawn",
          as: role.value,
          unitId: request.unitId,
          subjectType: "correction",
          subjectId: id,
          data: { disclosureId: request.disclosureId, parts: request.parts },
        },
      ],
    });
  });
}
