import { dayOf } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { dayToColumn } from "../day-column";
import { newId } from "../new-id";
import type { PasswordHasher } from "../ports";
import type { CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { createSubdistrict } from "../unit/create-unit";
import { checkNewPerson, insertPerson } from "./new-person";
import type { NewPerson } from "./new-person";

/**
 * The first subdistrict and its administrator, on an installation that has none.
 * Refusals: ALREADY_EXISTS when anybody is an administrator; INVALID_INPUT and those of free texts with the field.
 */
export async function createFirstAdministrator(
  deps: CommandDeps & { readonly passwords: PasswordHasher },
  input: NewPerson & { readonly subdistrictName?: string },
): Promise<Result<{ readonly personId: string; readonly subdistrictId: string }>> {
  const checked = checkNewPerson(input);
  if (!checked.ok) return checked;
  const street = readFreeText("subdistrictName", "subdistrictName", input.subdistrictName ?? "本街道", new Set());
  if (!street.ok) return street;
  const passwordHash = await deps.passwords.hash(checked.value.password);
  return runCommand(deps, { viewer: null, ip: null }, async (tx, now) => {
    if ((await tx.appointment.count({ where: { role: "ADMIN" } })) > 0) return refuse("ALREADY_EXISTS");
    const person = await insertPerson(tx, now, { name: checked.value.name, phone: checked.value.phone, passwordHash });
    if (!person.ok) return person;
    const existing = await tx.unit.findFirst({ where: { kind: "SUBDISTRICT" }, select: { id: true } });
    const subdistrictId = existing?.id ?? (await createSubdistrict(tx, { name: street.value }));
    await tx.appointment.create({
      data: {
        id: newId(),
        personId: person.value,
        unitId: subdistrictId,
        role: "ADMIN",
        startsOn: dayToColumn(dayOf(now)),
      },
    });
    return ok({
      value: { personId: person.value, subdistrictId },
      trace: [
        {
          kind: "administrator.created",
          as: null,
          unitId: subdistrictId,
          subjectType: "person",
          subjectId: person.value,
        },
      ],
    });
  });
}
