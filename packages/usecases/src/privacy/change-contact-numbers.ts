import { readContactNumber } from "@gongshi/domain/privacy/contact-number";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, subdistrictTarget } from "../allowed";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { knownNumbers } from "./known-numbers";

/**
 * Puts a telephone of the office on the subdistrict's list: texts and files may carry it from now on. Refusals: SIGNED_OUT,
 * NOT_ALLOWED, INVALID_INPUT (number: none, several, or a card's), ALREADY_EXISTS, and those of free texts.
 */
export async function addContactNumber(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly subdistrictId: string; readonly number: string; readonly label: string },
): Promise<Result<string>> {
  const role = allowed(actor.viewer, "changeContactNumbers", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  return runCommand(deps, actor, async (tx, now) => {
    const { subdistrictId } = input;
    await oneAtATime(tx, "contact-numbers", subdistrictId);
    const number = readContactNumber(input.number);
    if (number === null) return refuse("INVALID_INPUT", {}, "number");
    const label = readFreeText(
      "contactLabel",
      "label",
      input.label,
      await knownNumbers(deps, tx, actor, subdistrictId),
    );
    if (!label.ok) return label;
    if ((await tx.contactNumber.count({ where: { subdistrictId, number, removedAt: null } })) > 0)
      return refuse("ALREADY_EXISTS", {}, "number");
    const id = newId();
    await tx.contactNumber.create({
      data: { id, subdistrictId, number, label: label.value, addedById: actor.viewer!.personId, addedAt: now },
    });
    return ok({
      value: subdistrictId,
      trace: [
        {
          kind: "contact-number.added",
          as: role.value,
          unitId: subdistrictId,
          subjectType: "unit",
          subjectId: subdistrictId,
          data: { contactId: id, label: label.value },
        },
      ],
    });
  });
}

/**
 * Takes a telephone off the list; texts that carry it stay as they are, new ones are refused. Refusals: SIGNED_OUT,
 * NOT_ALLOWED, NOT_FOUND (also when it is off the list already).
 */
export async function removeContactNumber(deps: CommandDeps, actor: Actor, id: string): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    const row = await tx.contactNumber.findUnique({ where: { id } });
    if (row === null) return refuse(actor.viewer === null ? "SIGNED_OUT" : "NOT_FOUND");
    const role = allowed(actor.viewer, "changeContactNumbers", subdistrictTarget(row.subdistrictId));
    if (!role.ok) return role;
    const { count } = await tx.contactNumber.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: now, removedById: actor.viewer!.personId },
    });
    if (count === 0) return refuse("NOT_FOUND");
    return ok({
      value: row.subdistrictId,
      trace: [
        {
          kind: "contact-number.removed",
          as: role.value,
          unitId: row.subdistrictId,
          subjectType: "unit",
          subjectId: row.subdistrictId,
          data: { contactId: id, label: row.label },
        },
      ],
    });
  });
}
