import type { Result } from "@gongshi/domain/refusal";
import { ok } from "@gongshi/domain/refusal";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { loadForAction } from "./load-correction";

/**
 * 本人撤回: the person says at the counter that nothing is to be corrected after all. Said again it is harmless.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, WRONG_STATE.
 */
export async function withdrawCorrection(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const found = await loadForAction(tx, actor, id, "withdraw", now);
    if (!found.ok) return found;
    const { request, role, isDone } = found.value;
    if (isDone) return ok({ value: id, trace: "REPEATED" });
    await tx.correctionRequest.update({
      where: { id },
      data: { state: "WITHDRAWN", decidedById: actor.viewer!.personId, decidedAt: now },
    });
    return ok({
      value: id,
      trace: [
        {
          kind: "correction.withdrawn",
          as: role,
          unitId: request.unitId,
          subjectType: "correction",
          subjectId: id,
          data: { disclosureId: request.disclosureId, parts: request.parts },
        },
      ],
    });
  });
}
