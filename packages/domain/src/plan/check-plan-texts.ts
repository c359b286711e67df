import { findPersonalNumbers } from "../privacy/personal-numbers";
import type { KnownNumbers } from "../privacy/personal-numbers";
import type { Refusal, Result } from "../refusal";
import { ok } from "../refusal";
import { readFreeText } from "../text/free-text";
import type { FreeText } from "../text/free-text";
import type { PlanReading } from "./plan";

/**
 * Whether everything the plan would leave behind may be kept: its title, headings, items and the names of units.
 * Refusals of `readFreeText`, with the number of the item in `item`.
 * @param known numbers that it may carry
 */
export function checkPlanTexts(plan: PlanReading, known: KnownNumbers): Result<PlanReading> {
  const refused =
    faultOf("planTitle", plan.title, known) ??
    first(plan.sections, (section) => {
      const titles = [section.title, ...section.subsections.map((below) => below.title)];
      return first(titles, (title) => faultOf("planHeading", title, known));
    }) ??
    first(plan.items, (item) => {
      const names = item.assignments.map((assignment) => assignment.unit);
      const fault =
        faultOf("planItem", item.text, known) ??
        (item.due === null ? null : faultOf("planDue", item.due.text, known)) ??
        first(names, (name) => faultOf("unitName", name, known));
      return fault && { ...fault, details: { ...fault.details, item: item.number } };
    });
  return refused === null ? ok(plan) : { ok: false, refusal: refused };
}

function faultOf(which: FreeText, text: string, known: KnownNumbers): Refusal | null {
  const read = readFreeText(which, "text", text, known);
  return read.ok ? null : read.refusal;
}

function first<T>(things: readonly T[], faultOfOne: (thing: T) => Refusal | null): Refusal | null {
  for (const thing of things) {
    const fault = faultOfOne(thing);
    if (fault !== null) return fault;
  }
  return null;
}

/** The problems of a text that is no plan quote it; what looks like a number is not said back. */
export const sayable = (problems: readonly string[]): string =>
  problems.filter((problem) => findPersonalNumbers(problem).length === 0).join("；");
