import { addDays, dayOf } from "@gongshi/domain/calendar/day";
import { SILENT_AFTER_DAYS } from "@gongshi/domain/notice/confirmer";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import type { ReturnKind } from "../generated/client/client";
import type { Actor, CommandDeps } from "../run-command";
import { knownNumbers } from "../privacy/known-numbers";
import { runCommand } from "../run-command";
import { broughtBy, loadConfirmer } from "./load-confirmer";

type Deps = CommandDeps;

/**
 * A supervisor's word that a posting is true, or the liaison's where the seat is vacant or silent. Whoever posted it or
 * handed it in never confirms. Refusals: NOT_ALLOWED, OWN_WORK, NOT_FOUND, NOT_YOUR_TURN (the supervisor is asked first),
 * CHANGED_MEANWHILE (somebody has decided already). The same word by the same person again is a harmless repeat.
 * @param viaLinkId the one-time link through which it was said
 */
export const confirmPosting = (
  deps: Deps,
  actor: Actor,
  postingId: string,
  viaLinkId: string | null = null,
): Promise<Result<string>> => decide(deps, actor, postingId, { to: "CONFIRMED" }, viaLinkId);

/**
 * Sends a posting back with the reason; the photo stays, its proof is lost. PHOTO: the picture is at fault; UNTRUE: it
 * does not hang there. Refusals: as for confirming, and REASON_REQUIRED,
 * TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function returnPosting(
  deps: Deps,
  actor: Actor,
  input: { readonly postingId: string; readonly kind: ReturnKind; readonly reason: string },
  viaLinkId: string | null = null,
): Promise<Result<string>> {
  return decide(deps, actor, input.postingId, { to: "RETURNED", kind: input.kind, reason: input.reason }, viaLinkId);
}

type Decision =
  { readonly to: "CONFIRMED" } | { readonly to: "RETURNED"; readonly kind: ReturnKind; readonly reason: string };

function decide(
  deps: Deps,
  actor: Actor,
  postingId: string,
  decision: Decision,
  viaLinkId: string | null,
): Promise<Result<string>> {
  const returns = decision.to === "RETURNED";
  return runCommand<string>(deps, actor, async (tx, now) => {
    const posting = await tx.posting.findUnique({ where: { id: postingId }, include: { unit: true } });
    if (posting === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const role = allowed(actor.viewer, returns ? "returnPosting" : "confirmPosting", unitTarget(posting.unit));
    if (!role.ok) return role;
    if (broughtBy(posting).includes(actor.viewer!.personId)) return refuse("OWN_WORK");
    if (role.value === "LIAISON" && posting.state === "PENDING") {
      const confirmer = await loadConfirmer(tx, posting, dayOf(now));
      if (confirmer.who !== "LIAISON")
        return refuse("NOT_YOUR_TURN", { from: addDays(dayOf(posting.receivedAt), SILENT_AFTER_DAYS) });
    }
    const read = returns
      ? readFreeText(
          "returnReason",
          "reason",
          decision.reason,
          await knownNumbers(deps, tx, actor, posting.unit.subdistrictId),
        )
      : ok(null);
    if (!read.ok) return read;
    const reason = read.value;
    const { count } = await tx.posting.updateMany({
      where: { id: posting.id, state: "PENDING" },
      data: {
        state: decision.to,
        decidedById: actor.viewer!.personId,
        decidedAt: now,
        decidedViaId: viaLinkId,
        ...(returns ? { returnKind: decision.kind, returnReason: reason } : {}),
      },
    });
    if (count === 0) {
      const decided = await tx.posting.findUniqueOrThrow({ where: { id: posting.id } });
      return saidAlready(decided, decision, actor)
        ? ok({ value: posting.id, trace: "REPEATED" })
        : refuse("CHANGED_MEANWHILE", { state: decided.state });
    }
    return ok({
      value: posting.id,
      trace: [
        {
          kind: returns ? "posting.returned" : "posting.confirmed",
          as: role.value,
          unitId: posting.unitId,
          subjectType: "posting",
          subjectId: posting.id,
          reason,
          data: { ...(returns ? { kind: decision.kind } : {}), ...(viaLinkId === null ? {} : { viaLink: viaLinkId }) },
        },
      ],
    });
  });
}

/** The same word by the same person: an answer was lost on the way, and the phone says it once more. */
const saidAlready = (
  posting: { state: string; decidedById: string | null; returnKind: ReturnKind | null; returnReason: string | null },
  decision: Decision,
  actor: Actor,
): boolean =>
  posting.decidedById === actor.viewer?.personId &&
  posting.state === decision.to &&
  (decision.to === "CONFIRMED" || (posting.returnKind === decision.kind && posting.returnReason === decision.reason));
