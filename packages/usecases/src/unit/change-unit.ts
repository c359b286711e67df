import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { PARENT_KIND, formerNamesAfter } from "@gongshi/domain/unit/unit-rules";
import { allowed, unitTarget } from "../allowed";
import { dayToColumn } from "../day-column";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps } from "../run-command";
import { runCommand } from "../run-command";
import { readContact, readUnitFacts } from "./read-unit";
import type { UnitFacts } from "./read-unit";

export interface ChangeUnitInput {
  readonly unitId: string;
  readonly facts: UnitFacts;
  /** Of a cooperative: another community; null leaves it where it is. */
  readonly parentId: string | null;
  /** Of the subdistrict alone: the name of its site, and the line for supervision. */
  readonly siteTitle: string | null;
  readonly supervisionPhone: string | null;
}

/**
 * What a unit is called and where people reach it; on pages at once, on paper from the next print on. A renamed one keeps
 * its old name, by which rolls still find it. Refusals: NOT_ALLOWED, NOT_FOUND, NAME_TAKEN, WRONG_STATE (ended),
 * INVALID_INPUT and those of free texts.
 */
export async function changeUnit(deps: CommandDeps, actor: Actor, input: ChangeUnitInput): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx) => {
    const found = await tx.unit.findUnique({ where: { id: input.unitId }, select: { subdistrictId: true } });
    if (found === null) return refuse("NOT_FOUND", {}, "unitId");
    const { subdistrictId } = found;
    await oneAtATime(tx, "units", subdistrictId);
    const unit = await tx.unit.findUniqueOrThrow({ where: { id: input.unitId } });
    const role = allowed(actor.viewer, "changeUnit", unitTarget(unit));
    if (!role.ok) return role;
    if (unit.endedOn !== null) return refuse("WRONG_STATE");
    const supervisionPhone = readContact("supervisionPhone", input.supervisionPhone);
    if (!supervisionPhone.ok) return supervisionPhone;
    const known = await knownNumbers(deps, tx, actor, subdistrictId);
    const facts = readUnitFacts(input.facts, known);
    if (!facts.ok) return facts;
    const siteTitle = readFreeText("siteTitle", "siteTitle", input.siteTitle, known);
    if (!siteTitle.ok) return siteTitle;
    const { name } = facts.value;
    if (name !== unit.name && (await tx.unit.count({ where: { subdistrictId, name } })) > 0)
      return refuse("NAME_TAKEN", {}, "name");
    let { parentId } = unit;
    if (unit.kind === "COOPERATIVE" && input.parentId !== null && input.parentId !== parentId) {
      const parent = await tx.unit.findFirst({
        where: { id: input.parentId, subdistrictId, kind: PARENT_KIND.COOPERATIVE, endedOn: null },
        select: { id: true },
      });
      if (parent === null) return refuse("NOT_FOUND", {}, "parentId");
      parentId = parent.id;
    }
    const after = {
      ...facts.value,
      formerNames: formerNamesAfter(unit, name, facts.value.formerNames),
      groups: [...facts.value.groups],
      parentId,
      ...(unit.kind === "SUBDISTRICT" ? { siteTitle: siteTitle.value, supervisionPhone: supervisionPhone.value } : {}),
    };
    await tx.unit.update({ where: { id: unit.id }, data: after });
    const changed = Object.keys(after).filter(
      (key) =>
        JSON.stringify(after[key as keyof typeof after]) !== JSON.stringify(unit[key as keyof typeof unit] ?? null),
    );
    return ok({
      value: unit.id,
      trace: [
        {
          kind: "unit.changed",
          as: role.value,
          unitId: unit.id,
          subjectType: "unit",
          subjectId: unit.id,
          data: { changed, ...(name === unit.name ? {} : { name: { before: unit.name, after: name } }) },
        },
      ],
    });
  });
}

/**
 * A unit's last day, today or earlier: it gets no new duties, and what it waits for without a release ends; what is
 * released stays to be posted and finished. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (ended already, or the
 * subdistrict), INVALID_INPUT (a day to come), UNIT_IN_USE (programs, or cooperatives under it), REASON_REQUIRED, those of
 * free texts.
 */
export async function endUnit(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly unitId: string; readonly endsOn: Day; readonly reason: string },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    const unit = await tx.unit.findUnique({ where: { id: input.unitId } });
    if (unit === null) return refuse("NOT_FOUND", {}, "unitId");
    const role = allowed(actor.viewer, "endUnit", unitTarget(unit));
    if (!role.ok) return role;
    await oneAtATime(tx, "units", unit.subdistrictId);
    if (unit.endedOn !== null || unit.kind === "SUBDISTRICT") return refuse("WRONG_STATE");
    const today = dayOf(now);
    if (input.endsOn > today) return refuse("INVALID_INPUT", { to: today }, "endsOn");
    const reason = readFreeText(
      "unitEndReason",
      "reason",
      input.reason,
      await knownNumbers(deps, tx, actor, unit.subdistrictId),
    );
    if (!reason.ok) return reason;
    const [children, programs] = await Promise.all([
      tx.unit.count({ where: { parentId: unit.id, endedOn: null } }),
      tx.program.count({ where: { departmentId: unit.id } }),
    ]);
    if (children + programs > 0) return refuse("UNIT_IN_USE", { children, programs });
    const { count } = await tx.unit.updateMany({
      where: { id: unit.id, endedOn: null },
      data: { endedOn: dayToColumn(input.endsOn), endedReason: reason.value },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");
    const duties = await tx.obligation.updateMany({
      where: { unitId: unit.id, endedAt: null, notices: { none: {} } },
      data: { endedAt: now },
    });
    return ok({
      value: unit.id,
      trace: [
        {
          kind: "unit.ended",
          as: role.value,
          unitId: unit.id,
          subjectType: "unit",
          subjectId: unit.id,
          reason: reason.value,
          data: { endsOn: input.endsOn, dutiesEnded: duties.count },
        },
      ],
    });
  });
}
