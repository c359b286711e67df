import { clerkAndSupervisor, holdsAlready, needsStatement } from "@gongshi/domain/access/appointment-rules";
import type { HeldAppointment } from "@gongshi/domain/access/appointment-rules";
import { OFFICE_APPOINTS } from "@gongshi/domain/access/may";
import type { Role } from "@gongshi/domain/access/viewer";
import { isDay } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, unitTarget } from "../allowed";
import { dayFromColumn, dayFromNullable, dayToColumn } from "../day-column";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import type { PasswordHasher } from "../ports";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { otherAdministrators } from "./manage-person";
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
  /** Of a supervisor: that they are no member of the village committee and no near relative of the clerk. */
  readonly independent: boolean;
}

/**
 * Gives a person a role at a unit, from–to. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT, NAME_TAKEN (phone),
 * STATEMENT_MISSING (of a supervisor), CLERK_AND_SUPERVISOR (of one unit at the same time), WRONG_STATE (the unit has ended,
 * or the person is disabled), ALREADY_EXISTS (the same role there at that time).
 */
export async function appoint(deps: Deps, actor: Actor, input: AppointInput): Promise<Result<string>> {
  if (!isDay(input.startsOn)) return refuse("INVALID_INPUT", {}, "startsOn");
  if (input.endsOn !== null && (!isDay(input.endsOn) || input.endsOn < input.startsOn))
    return refuse("INVALID_INPUT", {}, "endsOn");
  const unit = await deps.db.unit.findUnique({ where: { id: input.unitId } });
  if (unit === null) return refuse("NOT_FOUND", {}, "unitId");
  const role = allowed(actor.viewer, "appoint", unitTarget(unit));
  if (!role.ok) return role;
  if (role.value === "OFFICE" && !OFFICE_APPOINTS.includes(input.role)) return refuse("NOT_ALLOWED", {}, "role");

  if (needsStatement(input.role) && !input.independent) return refuse("STATEMENT_MISSING", {}, "independent");
  if (unit.endedOn !== null) return refuse("WRONG_STATE", {}, "unitId");

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
    const person =
      personId === null
        ? null
        : await tx.person.findUnique({
            where: { id: personId },
            include: { appointments: { where: { unitId: unit.id } } },
          });
    if (person === null || personId === null) return refuse("NOT_FOUND", {}, "personId");
    if (person.disabledAt !== null) return refuse("WRONG_STATE", {}, "personId");
    await oneAtATime(tx, "appointments", personId);
    const next: HeldAppointment = { role: input.role, unitId: unit.id, startsOn: input.startsOn, endsOn: input.endsOn };
    const held = person.appointments.map(({ role: one, startsOn, endsOn }): HeldAppointment => ({
      role: one,
      unitId: unit.id,
      startsOn: dayFromColumn(startsOn),
      endsOn: dayFromNullable(endsOn),
    }));
    if (clerkAndSupervisor(held, next)) return refuse("CLERK_AND_SUPERVISOR", {}, "role");
    if (holdsAlready(held, next)) return refuse("ALREADY_EXISTS", {}, "role");
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
          data: {
            personId,
            role: input.role,
            startsOn: input.startsOn,
            endsOn: input.endsOn,
            ...(needsStatement(input.role) ? { independent: true } : {}),
          },
        },
      ],
    });
  });
}

/**
 * Ends an appointment on a day, its last. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (before its start),
 * LAST_ADMINISTRATOR.
 */
export async function endAppointment(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly appointmentId: string; readonly endsOn: Day },
): Promise<Result<string>> {
  if (!isDay(input.endsOn)) return refuse("INVALID_INPUT", {}, "endsOn");
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "administrators");
    const held = await tx.appointment.findUnique({ where: { id: input.appointmentId }, include: { unit: true } });
    if (held === null) return refuse("NOT_FOUND");
    const role = allowed(actor.viewer, "endAppointment", unitTarget(held.unit));
    if (!role.ok) return role;
    if (role.value === "OFFICE" && !OFFICE_APPOINTS.includes(held.role)) return refuse("NOT_ALLOWED", {}, "role");
    if (input.endsOn < dayFromColumn(held.startsOn)) return refuse("INVALID_INPUT", {}, "endsOn");
    if (held.role === "ADMIN" && (await otherAdministrators(tx, held.unit.subdistrictId, held.personId, now)) === 0)
      return refuse("LAST_ADMINISTRATOR");
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
