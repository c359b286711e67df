import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadForAction } from "./load-correction";

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
    const found = await loadForAction(tx, actor, input.id, "refuse", now);
    if (!found.ok) return found;
    const { request, role } = found.value;
    const known = await knownNumbers(deps, tx, actor, request.unit.subdistrictId);
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
          as: role,
          unitId: request.unitId,
          subjectType: "correction",
          subjectId: request.id,
          data: { disclosureId: request.disclosureId, parts: request.parts },
        },
      ],
    });
  });
}
