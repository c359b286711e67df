import { dayOf } from "@gongshi/domain/calendar/day";
import { takingBack } from "@gongshi/domain/channel/telling";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";

/**
 * A channel was ticked by mistake: its author takes the word back, and it no longer counts; the trace keeps both. Said
 * again it is harmless. Gives back the telling's id.
 * Refusals: SIGNED_OUT, NOT_FOUND, NOT_ALLOWED (no clerk there, or somebody else's word), TAKE_BACK_OVER (days).
 */
export function takeBackTelling(deps: CommandDeps, actor: Actor, tellingId: string): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const telling = await tx.telling.findUnique({
      where: { id: tellingId },
      include: { unit: true, notices: { select: { noticeId: true } } },
    });
    if (telling === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const role = allowed(actor.viewer, "takeBackTelling", unitTarget(telling.unit));
    if (!role.ok) return role;
    const { personId } = actor.viewer!;
    // Taken back in time, and the answer was lost: the phone may say it again whenever it has a network.
    if (telling.takenBackAt !== null && telling.toldById === personId)
      return ok({ value: telling.id, trace: "REPEATED" });
    const decided = takingBack(
      { toldById: telling.toldById, receivedOn: dayOf(telling.receivedAt) },
      { personId, today: dayOf(now) },
    );
    if (!decided.ok) return decided;
    const { count } = await tx.telling.updateMany({
      where: { id: telling.id, takenBackAt: null },
      data: { takenBackAt: now },
    });
    if (count === 0) return ok({ value: telling.id, trace: "REPEATED" });
    return ok({
      value: telling.id,
      trace: [
        {
          kind: "telling.taken-back",
          as: role.value,
          unitId: telling.unitId,
          subjectType: "telling",
          subjectId: telling.id,
          data: { channel: telling.channel, notices: telling.notices.map(({ noticeId }) => noticeId) },
        },
      ],
    });
  });
}
