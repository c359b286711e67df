import { checkPlanTexts, sayable } from "@gongshi/domain/plan/check-plan-texts";
import { readCorrectedPlan } from "@gongshi/domain/plan/corrected-plan";
import { readPlan } from "@gongshi/domain/plan/read-plan";
import { PLAN_UNREADABLE_WORDS } from "@gongshi/domain/plan/words";
import type { PlanReading } from "@gongshi/domain/plan/read-plan";
import { asideFinds } from "@gongshi/domain/privacy/number-finds";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { allowed, subdistrictTarget } from "../allowed";
import type { Db } from "../db";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { dayToColumn } from "../day-column";
import type { Keyring, PlanFile } from "../ports";
import { knownNumbers } from "../privacy/known-numbers";
import type { NumberLists } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { createUnit } from "../unit/create-unit";

const MOST_TEXT = 500_000;

export interface PlanPreview {
  readonly plan: PlanReading;
  /** Units the plan names that the subdistrict does not have yet; importing makes them. */
  readonly newUnits: readonly string[];
  /** The year has a plan already; a plan is imported once. */
  readonly exists: boolean;
}

interface Input {
  readonly subdistrictId: string;
  /** Tab-separated text of the plan's table, or the plan as a person corrected it. */
  readonly text: string | null;
  readonly plan?: unknown;
}

/**
 * What importing would make. Writes nothing. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (those of
 * `readCorrectedPlan` too), PLAN_UNREADABLE, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function previewPlan(
  deps: Reading,
  actor: Pick<Actor, "viewer">,
  input: Input,
): Promise<Result<PlanPreview>> {
  const role = allowed(actor.viewer, "importPlan", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  const read = readInput(input);
  return read.ok ? previewOf(deps, actor, input.subdistrictId, read.value) : read;
}

/**
 * The same of a file, .docx or text. Refusals: those as well; PLAN_UNREADABLE says why; FILE_CARRIES_NUMBER (place, number)
 * where its name, comments, properties, pictures, or deleted or hidden words carry one.
 */
export async function checkPlanFile(
  deps: Reading & { readonly plans: PlanFile },
  actor: Pick<Actor, "viewer">,
  input: { readonly subdistrictId: string; readonly bytes: Uint8Array; readonly fileName: string },
): Promise<Result<PlanPreview>> {
  const role = allowed(actor.viewer, "importPlan", subdistrictTarget(input.subdistrictId));
  if (!role.ok) return role;
  const read = deps.plans.read(input.bytes);
  if (!read.ok)
    return "unreadable" in read
      ? refuse("PLAN_UNREADABLE", { why: read.unreadable, problems: PLAN_UNREADABLE_WORDS[read.unreadable] })
      : refuse("PLAN_UNREADABLE", { problems: sayable(read.problems) });
  const known = await knownNumbers(deps, deps.db, actor, input.subdistrictId);
  const [found] = asideFinds(read.asides ?? [], input.fileName, known);
  if (found !== undefined) return refuse("FILE_CARRIES_NUMBER", { place: found.place, number: found.kind });
  return previewOf(deps, actor, input.subdistrictId, read.plan);
}

interface Reading {
  readonly db: Pick<Db | Tx, "plan"> & NumberLists;
  readonly keyring: Keyring;
}

function readInput({ text, plan }: Input): Result<PlanReading> {
  if (plan !== undefined && plan !== null) return readCorrectedPlan(plan);
  if (text === null || text.length > MOST_TEXT) return refuse("INVALID_INPUT", { max: MOST_TEXT }, "text");
  const read = readPlan(text);
  return read.ok ? ok(read.plan) : refuse("PLAN_UNREADABLE", { problems: sayable(read.problems) }, "text");
}

async function previewOf(
  deps: Reading,
  actor: Pick<Actor, "viewer">,
  subdistrictId: string,
  reading: PlanReading,
): Promise<Result<PlanPreview>> {
  const { db } = deps;
  const checked = checkPlanTexts(reading, await knownNumbers(deps, db, actor, subdistrictId));
  if (!checked.ok) return checked;
  const plan = checked.value;
  const named = [...new Set(plan.items.flatMap((item) => item.assignments.map((assignment) => assignment.unit)))];
  const known = await db.unit.findMany({
    where: { subdistrictId, name: { in: named } },
    select: { name: true },
  });
  const knownNames = new Set(known.map((unit) => unit.name));
  const exists = (await db.plan.count({ where: { subdistrictId, year: plan.year } })) > 0;
  return ok({ plan, newUnits: named.filter((name) => !knownNames.has(name)), exists });
}

/**
 * Writes a plan with its headings, items and assignments, and the units it names for the first time, or nothing.
 * Refusals: those of the preview, and ALREADY_EXISTS.
 */
export async function importPlan(deps: CommandDeps, actor: Actor, input: Input): Promise<Result<string>> {
  return runCommand(
    deps,
    actor,
    async (tx, now) => {
      // Of two who import at once the second sees the first one's plan and units.
      await oneAtATime(tx, "plans", input.subdistrictId);
      const preview = await previewPlan({ db: tx, keyring: deps.keyring }, actor, input);
      if (!preview.ok) return preview;
      const role = allowed(actor.viewer, "importPlan", subdistrictTarget(input.subdistrictId));
      if (!role.ok) return role;
      const { plan, newUnits, exists } = preview.value;
      if (exists) return refuse("ALREADY_EXISTS", { year: plan.year });

      for (const [position, name] of newUnits.entries())
        await createUnit(tx, {
          kind: name.startsWith("各") ? "GROUP" : "DEPARTMENT",
          name,
          subdistrictId: input.subdistrictId,
          parentId: input.subdistrictId,
          position: 500 + position,
        });
      const units = await tx.unit.findMany({
        where: { subdistrictId: input.subdistrictId },
        select: { id: true, name: true },
      });
      const unitId = new Map(units.map((unit) => [unit.name, unit.id]));

      const planId = newId();
      await tx.plan.create({
        data: { id: planId, subdistrictId: input.subdistrictId, year: plan.year, title: plan.title, importedAt: now },
      });
      const sectionIds = await insertSections(tx, planId, plan);
      for (const item of plan.items) {
        const itemId = newId();
        await tx.planItem.create({
          data: {
            id: itemId,
            sectionId: sectionIds.get(headingKey(item.section, item.subsection))!,
            number: item.number,
            text: item.text,
            dueKind: item.due?.kind ?? null,
            dueText: item.due?.text ?? null,
            dueOn: item.due?.date ? dayToColumn(item.due.date) : null,
            assignments: {
              create: item.assignments.map((assignment, position) => ({
                unitId: unitId.get(assignment.unit)!,
                role: assignment.role,
                position,
              })),
            },
          },
        });
      }
      return ok({
        value: planId,
        trace: [
          {
            kind: "plan.imported",
            as: role.value,
            unitId: input.subdistrictId,
            subjectType: "plan",
            subjectId: planId,
            data: { year: plan.year, items: plan.items.length, newUnits: [...newUnits] },
          },
        ],
      });
    },
    { timeoutMs: 60_000 },
  );
}

const headingKey = (section: number, subsection: number | null): string => `${section}/${subsection ?? ""}`;

async function insertSections(tx: Tx, planId: string, plan: PlanReading): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let position = 0;
  for (const section of plan.sections) {
    const id = newId();
    ids.set(headingKey(section.number, null), id);
    await tx.section.create({
      data: { id, planId, number: section.number, title: section.title, position: position++ },
    });
    for (const sub of section.subsections) {
      const subId = newId();
      ids.set(headingKey(section.number, sub.number), subId);
      await tx.section.create({
        data: { id: subId, planId, parentId: id, number: sub.number, title: sub.title, position: position++ },
      });
    }
  }
  return ids;
}
