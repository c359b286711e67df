import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import type { ReturnKind } from "../generated/client/client";
import type { Actor, CommandDeps } from "../run-command";
import { knownContacts } from "../privacy/known-contacts";
import { runCommand } from "../run-command";

type Deps = CommandDeps;

/**
 * A supervisor's (or liaison's) word that a posting is true. The person who posted never confirms.
 * Refusals: NOT_ALLOWED, OWN_WORK, NOT_FOUND, CHANGED_MEANWHILE (somebody has decided already).
 * The same word by the same person again is a harmless repeat.
 */
export const confirmPosting = (deps: Deps, actor: Actor, postingId: string): Promise<Result<string>> =>
  decide(deps, actor, postingId, { to: "CONFIRMED" });

/**
 * Sends a posting back with the reason; the photo stays, its proof is lost. PHOTO: the picture is at fault; UNTRUE: it
 * does not hang there. Refusals: as for confirming, and REASON_REQUIRED,
 * TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function returnPosting(
  deps: Deps,
  actor: Actor,
  input: { readonly postingId: string; readonly kind: ReturnKind; readonly reason: string },
): Promise<Result<string>> {
  return decide(deps, actor, input.postingId, { to: "RETURNED", kind: input.kind, reason: input.reason });
}

type Decision =
  { readonly to: "CONFIRMED" } | { readonly to: "RETURNED"; readonly kind: ReturnKind; readonly reason: string };

function decide(deps: Deps, actor: Actor, postingId: string, decision: Decision): Promise<Result<string>> {
  const returns = decision.to === "RETURNED";
  return runCommand<string>(deps, actor, async (tx, now) => {
    const posting = await tx.posting.findUnique({ where: { id: postingId }, include: { unit: true } });
    if (posting === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const role = allowed(actor.viewer, returns ? "returnPosting" : "confirmPosting", unitTarget(posting.unit));
    if (!role.ok) return role;
    if (posting.postedById === actor.viewer!.personId) return refuse("OWN_WORK");
    const read = returns
      ? readFreeText("returnReason", "reason", decision.reason, await knownContacts(tx, posting.unit.subdistrictId))
      : ok(null);
    if (!read.ok) return read;
    const reason = read.value;
    const { count } = await tx.posting.updateMany({
      where: { id: posting.id, state: "PENDING" },
      data: {
        state: decision.to,
        decidedById: actor.viewer!.personId,
        decidedAt: now,
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
          data: returns ? { kind: decision.kind } : {},
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
