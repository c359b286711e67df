import { OFFICE_APPOINTS } from "@gongshi/domain/access/may";
import type { Role } from "@gongshi/domain/access/viewer";
import { isDay } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import { dayFromColumn, dayToColumn } from "../day-column";
import { newId } from "../new-id";
import type { PasswordHasher } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { checkNewPerson, insertPerson } from "./new-person";

interface Deps extends CommandDeps {
  readonly passwords: PasswordHasher;
}

export interface AppointInput {
  /** Somebody known already; otherwise name, phone and first password of a new person. */
  readonly personId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly password: string | null;
  readonly unitId: string;
  readonly role: Role;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** Gives a person a role at a unit, from–to. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT, NAME_TAKEN (phone). */
export async function appoint(deps: Deps, actor: Actor, input: AppointInput): Promise<Result<string>> {
  if (!isDay(input.startsOn)) return refuse("INVALID_INPUT", {}, "startsOn");
  if (input.endsOn !== null && (!isDay(input.endsOn) || input.endsOn < input.startsOn))
    return refuse("INVALID_INPUT", {}, "endsOn");
  const unit = await deps.db.unit.findUnique({ where: { id: input.unitId } });
  if (unit === null) return refuse("NOT_FOUND", {}, "unitId");
  const role = allowed(actor.viewer, "appoint", unitTarget(unit));
  if (!role.ok) return role;
  if (role.value === "OFFICE" && !OFFICE_APPOINTS.includes(input.role)) return refuse("NOT_ALLOWED", {}, "role");

  let newPerson: { name: string; phone: string; passwordHash: string } | null = null;
  if (input.personId === null) {
    const checked = checkNewPerson({
      name: input.name ?? "",
      phone: input.phone ?? "",
      password: input.password ?? "",
    });
    if (!checked.ok) return checked;
    newPerson = {
      name: checked.value.name,
      phone: checked.value.phone,
      passwordHash: await deps.passwords.hash(checked.value.password),
    };
  }

  return runCommand(deps, actor, async (tx, now) => {
    let personId = input.personId;
    if (newPerson !== null) {
      const inserted = await insertPerson(tx, now, newPerson);
      if (!inserted.ok) return inserted;
      personId = inserted.value;
    }
    if (personId === null || (await tx.person.count({ where: { id: personId } })) === 0)
      return refuse("NOT_FOUND", {}, "personId");
    const id = newId();
    await tx.appointment.create({
      data: {
        id,
        personId,
        unitId: unit.id,
        role: input.role,
        startsOn: dayToColumn(input.startsOn),
        endsOn: input.endsOn === null ? null : dayToColumn(input.endsOn),
      },
    });
    return ok({
      value: id,
      trace: [
        {
          kind: "appointment.made",
          as: role.value,
          unitId: unit.id,
          subjectType: "appointment",
          subjectId: id,
          data: { personId, role: input.role, startsOn: input.startsOn, endsOn: input.endsOn },
        },
      ],
    });
  });
}

/** Ends an appointment on a day, its last. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (before its start). */
export async function endAppointment(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly appointmentId: string; readonly endsOn: Day },
): Promise<Result<string>> {
  if (!isDay(input.endsOn)) return refuse("INVALID_INPUT", {}, "endsOn");
  return runCommand(deps, actor, async (tx) => {
    const held = await tx.appointment.findUnique({ where: { id: input.appointmentId }, include: { unit: true } });
    if (held === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "endAppointment", unitTarget(held.unit));
    if (!role.ok) return role;
    if (role.value === "OFFICE" && !OFFICE_APPOINTS.includes(held.role)) return refuse("NOT_ALLOWED", {}, "role");
    if (input.endsOn < dayFromColumn(held.startsOn)) return refuse("INVALID_INPUT", {}, "endsOn");
    await tx.appointment.update({ where: { id: held.id }, data: { endsOn: dayToColumn(input.endsOn) } });
    return ok({
      value: held.id,
      trace: [
        {
          kind: "appointment.ended",
          as: role.value,
          unitId: held.unitId,
          subjectType: "appointment",
          subjectId: held.id,
          data: { endsOn: input.endsOn, role: held.role },
        },
      ],
    });
  });
}
