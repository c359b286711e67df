import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, unitTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";

async function locked(tx: Tx, obligationId: string) {
  const found = await tx.obligation.findUnique({ where: { id: obligationId }, select: { disclosureId: true } });
  if (found === null) return null;
  // No release passes in between.
  await oneAtATime(tx, "disclosure", found.disclosureId);
  return tx.obligation.findUniqueOrThrow({
    where: { id: obligationId },
    include: { unit: true, notices: { select: { id: true } } },
  });
}

/**
 * A unit need not post a disclosure, with approval and its reason (经批准免报): the cell becomes not applicable, the
 * notice leaves the clerk's list, and nothing of it turns green. What is posted already cannot be waived away. Refusals:
 * NOT_ALLOWED, NOT_FOUND, WRONG_STATE (waived or ended), ALREADY_EXISTS (something is posted), REASON_REQUIRED, those of
 * free texts.
 */
export async function waiveObligation(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly obligationId: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx) => {
    const row = await locked(tx, input.obligationId);
    if (row === null) return refuse("NOT_FOUND", {}, "obligationId");
    const role = allowed(actor.viewer, "waiveObligation", unitTarget(row.unit));
    if (!role.ok) return role;
    if (row.waivedReason !== null || row.endedAt !== null) return refuse("WRONG_STATE");
    const posted = await tx.postingNotice.count({ where: { notice: { obligationId: row.id } } });
    if (posted > 0) return refuse("ALREADY_EXISTS", {}, "obligationId");
    const known = await knownNumbers(deps, tx, actor, row.unit.subdistrictId);
    const reason = readFreeText("waiverReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    await tx.obligation.update({ where: { id: row.id }, data: { waivedReason: reason.value } });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "obligation.waived",
          as: role.value,
          unitId: row.unitId,
          subjectType: "obligation",
          subjectId: row.id,
          reason: reason.value,
          data: { disclosureId: row.disclosureId },
        },
      ],
    });
  });
}

/**
 * The unit must post it after all. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (not waived; or an edition went out
 * meanwhile, in which this unit has no notice: the next edition brings it one).
 */
export async function liftWaiver(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly obligationId: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx) => {
    const row = await locked(tx, input.obligationId);
    if (row === null) return refuse("NOT_FOUND", {}, "obligationId");
    const role = allowed(actor.viewer, "waiveObligation", unitTarget(row.unit));
    if (!role.ok) return role;
    if (row.waivedReason === null) return refuse("WRONG_STATE");
    const released = await tx.edition.findFirst({
      where: { disclosureId: row.disclosureId, state: "RELEASED" },
      select: { notices: { where: { obligationId: row.id }, select: { id: true } } },
    });
    if (released !== null && released.notices.length === 0) return refuse("WRONG_STATE", { state: "RELEASED" });
    const known = await knownNumbers(deps, tx, actor, row.unit.subdistrictId);
    const reason = readFreeText("waiverReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    await tx.obligation.update({ where: { id: row.id }, data: { waivedReason: null } });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "obligation.waiver-lifted",
          as: role.value,
          unitId: row.unitId,
          subjectType: "obligation",
          subjectId: row.id,
          reason: reason.value,
          data: { disclosureId: row.disclosureId, before: row.waivedReason },
        },
      ],
    });
  });
}
