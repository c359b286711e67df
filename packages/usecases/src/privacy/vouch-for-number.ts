import { onlyNumber } from "@gongshi/domain/privacy/personal-numbers";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, subdistrictTarget } from "../allowed";
import { newId } from "../new-id";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { fromHex } from "../hex";
import { knownNumbers, numberHash } from "./known-numbers";

/**
 * A reviewer's written word that a number which looks like somebody's is none, or may stay: texts and files of others may
 * carry exactly these digits from now on, until the word is taken back. Kept as a keyed hash; the number itself is not.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, INVALID_INPUT (number: it does not look like one, or there is more than it),
 * REASON_REQUIRED and those of free texts.
 */
export async function vouchForNumber(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly subdistrictId: string; readonly number: string; readonly reason: string },
): Promise<Result<string>> {
  const role = allowed(actor.viewer, "vouchForNumber", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  return runCommand(deps, actor, async (tx, now) => {
    const { subdistrictId } = input;
    const number = input.number.length > 60 ? null : onlyNumber(input.number);
    if (number === null) return refuse("INVALID_INPUT", {}, "number");
    const known = await knownNumbers(deps, tx, actor, subdistrictId);
    const reason = readFreeText("vouchReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    const id = newId();
    const hashVersion = deps.keyring.currentVersion;
    await tx.vouchedNumber.create({
      data: {
        id,
        subdistrictId,
        kind: number.kind,
        ending: number.digits.slice(-2),
        hashVersion,
        hash: fromHex(numberHash(deps.keyring, hashVersion, number.digits)),
        reason: reason.value,
        personId: actor.viewer!.personId,
        at: now,
      },
    });
    return ok({
      value: subdistrictId,
      trace: [
        {
          kind: "number.vouched-for",
          as: role.value,
          unitId: subdistrictId,
          subjectType: "unit",
          subjectId: subdistrictId,
          reason: reason.value,
          data: { wordId: id, looksLike: number.kind },
        },
      ],
    });
  });
}

/**
 * Ends a reviewer's word for a number: what carries it stays as it is, new texts are refused. Refusals: SIGNED_OUT,
 * NOT_ALLOWED, NOT_FOUND (also when it was taken back already).
 */
export async function takeBackWord(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    const row = await tx.vouchedNumber.findUnique({ where: { id } });
    if (row === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const role = allowed(actor.viewer, "takeBackWord", subdistrictTarget(row.subdistrictId));
    if (!role.ok) return role;
    const { count } = await tx.vouchedNumber.updateMany({
      where: { id, takenBackAt: null },
      data: { takenBackAt: now, takenBackById: actor.viewer!.personId },
    });
    if (count === 0) return refuse("NOT_FOUND");
    return ok({
      value: row.subdistrictId,
      trace: [
        {
          kind: "number.word-taken-back",
          as: role.value,
          unitId: row.subdistrictId,
          subjectType: "unit",
          subjectId: row.subdistrictId,
          data: { wordId: id, looksLike: row.kind },
        },
      ],
    });
  });
}
