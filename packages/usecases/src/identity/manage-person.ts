import type { Viewer } from "@gongshi/domain/access/viewer";
import { allowedAs } from "@gongshi/domain/access/may";
import { dayOf } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { dayToColumn } from "../day-column";
import { unitTarget } from "../allowed";
import { oneAtATime } from "../one-at-a-time";
import type { PasswordHasher } from "../ports";
import type { Actor, CommandDeps, TraceEntry, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { generatePassword } from "./generate-password";
import { checkPhone } from "./new-person";
import { phoneHashOf } from "./sign-in-tries";

interface Deps extends CommandDeps {
  readonly passwords: PasswordHasher;
}

/**
 * The person, where the viewer administers every subdistrict the person works in: otherwise somebody could be appointed
 * here only to be taken over there.
 */
async function managed(tx: Tx, viewer: Viewer | null, personId: string, now: Date) {
  if (viewer === null) return refuse("SIGNED_OUT");
  const person = await tx.person.findUnique({
    where: { id: personId },
    include: { appointments: { include: { unit: true } } },
  });
  if (person === null || person.appointments.length === 0) return refuse("NOT_FOUND", {}, "personId");
  const today = dayToColumn(dayOf(now));
  const held = person.appointments.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  // Of somebody whose every appointment is over, whoever administers one of the places.
  const administers = ({ unit }: (typeof held)[number]): boolean =>
    allowedAs(viewer, "changePerson", unitTarget(unit)) !== null;
  const fine = held.length > 0 ? held.every(administers) : person.appointments.some(administers);
  if (!fine) return refuse("NOT_ALLOWED", { operation: "changePerson" });
  return ok({ person, unitId: (held[0] ?? person.appointments[0]!).unit.subdistrictId });
}

const traceOf = (
  kind: TraceEntry["kind"],
  { person, unitId }: { person: { id: string }; unitId: string },
  more: Partial<TraceEntry> = {},
): readonly [TraceEntry] => [{ kind, as: "ADMIN", unitId, subjectType: "person", subjectId: person.id, ...more }];

/**
 * Another name or telephone number to sign in with; with a new number every session ends. Refusals: SIGNED_OUT,
 * NOT_ALLOWED, NOT_FOUND, INVALID_INPUT, NAME_TAKEN (phone), those of free texts.
 */
export async function changePerson(
  deps: Deps,
  actor: Actor,
  input: { readonly personId: string; readonly name: string; readonly phone: string },
): Promise<Result<string>> {
  const name = readFreeText("personName", "name", input.name, new Set());
  if (!name.ok) return name;
  const phone = checkPhone(input.phone);
  if (!phone.ok) return phone;
  return runCommand<string>(deps, actor, async (tx, now) => {
    // Two who are given the same number at once are told apart by the lock, and by the database.
    await oneAtATime(tx, "phones");
    const found = await managed(tx, actor.viewer, input.personId, now);
    if (!found.ok) return found;
    const { person } = found.value;
    const moved = phone.value !== person.phone;
    if (moved && (await tx.person.count({ where: { phone: phone.value } })) > 0)
      return refuse("NAME_TAKEN", {}, "phone");
    await tx.person.update({ where: { id: person.id }, data: { name: name.value, phone: phone.value } });
    if (moved) await tx.session.deleteMany({ where: { personId: person.id } });
    return ok({
      value: person.id,
      trace: traceOf("person.changed", found.value, {
        data: { changed: [...(name.value === person.name ? [] : ["name"]), ...(moved ? ["phone"] : [])] },
      }),
    });
  });
}

/**
 * A new password, made here and given back once; every session of the person ends, and wrong tries are forgotten.
 * Refusals: SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, WRONG_STATE (disabled).
 */
export async function givePassword(
  deps: Deps,
  actor: Actor,
  input: { readonly personId: string },
): Promise<Result<{ readonly personId: string; readonly password: string }>> {
  const password = generatePassword();
  const passwordHash = await deps.passwords.hash(password);
  return runCommand<{ personId: string; password: string }>(deps, actor, async (tx, now) => {
    const found = await managed(tx, actor.viewer, input.personId, now);
    if (!found.ok) return found;
    const { person } = found.value;
    if (person.disabledAt !== null) return refuse("WRONG_STATE");
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { personId: person.id } });
    await tx.signInTry.deleteMany({ where: { phoneHash: phoneHashOf(person.phone) } });
    return ok({ value: { personId: person.id, password }, trace: traceOf("person.password-reset", found.value) });
  });
}

/**
 * Nobody signs in as this person any more; what they did stays theirs. Their appointments stay as they are. Refusals:
 * SIGNED_OUT, NOT_ALLOWED, NOT_FOUND, ONESELF, LAST_ADMINISTRATOR, WRONG_STATE (disabled already), REASON_REQUIRED, those
 * of free texts.
 */
export async function disablePerson(
  deps: Deps,
  actor: Actor,
  input: { readonly personId: string; readonly reason: string },
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "administrators");
    const found = await managed(tx, actor.viewer, input.personId, now);
    if (!found.ok) return found;
    const { person } = found.value;
    if (person.id === actor.viewer?.personId) return refuse("ONESELF");
    const reason = readFreeText("disableReason", "reason", input.reason, new Set());
    if (!reason.ok) return reason;
    for (const { role, unit } of person.appointments)
      if (role === "ADMIN" && (await otherAdministrators(tx, unit.subdistrictId, person.id, now)) === 0)
        return refuse("LAST_ADMINISTRATOR");
    const { count } = await tx.person.updateMany({
      where: { id: person.id, disabledAt: null },
      data: { disabledAt: now },
    });
    if (count === 0) return refuse("WRONG_STATE");
    await tx.session.deleteMany({ where: { personId: person.id } });
    return ok({ value: person.id, trace: traceOf("person.disabled", found.value, { reason: reason.value }) });
  });
}

/** Lets the person sign in again, with the password they had. Refusals: as above; WRONG_STATE (not disabled). */
export async function enablePerson(
  deps: Deps,
  actor: Actor,
  input: { readonly personId: string },
): Promise<Result<string>> {
  return runCommand<string>(deps, actor, async (tx, now) => {
    const found = await managed(tx, actor.viewer, input.personId, now);
    if (!found.ok) return found;
    const { count } = await tx.person.updateMany({
      where: { id: input.personId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count === 0) return refuse("WRONG_STATE");
    return ok({ value: input.personId, trace: traceOf("person.enabled", found.value) });
  });
}

/** Who else administers a subdistrict today. */
export function otherAdministrators(
  tx: Pick<Tx, "appointment">,
  subdistrictId: string,
  personId: string,
  now: Date,
): Promise<number> {
  const today = dayToColumn(dayOf(now));
  return tx.appointment.count({
    where: {
      role: "ADMIN",
      unit: { subdistrictId },
      personId: { not: personId },
      person: { disabledAt: null },
      startsOn: { lte: today },
      OR: [{ endsOn: null }, { endsOn: { gte: today } }],
    },
  });
}
