import { z } from "zod";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import type { PlanReading } from "./plan";

const day = z
  .string()
  .regex(/^(?:19|20)\d{2}-\d{2}-\d{2}$/)
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  });
const due = z.object({
  kind: z.enum(["BY_DATE", "RECURRING", "AFTER_ISSUE"]),
  text: z.string(),
  date: day.nullable(),
});
const shape = z.object({
  title: z.string(),
  year: z.number().int(),
  sections: z
    .array(
      z.object({
        number: z.number().int().min(0).max(99),
        title: z.string(),
        subsections: z.array(z.object({ number: z.number().int().min(0).max(99), title: z.string() })).max(50),
      }),
    )
    .max(50),
  items: z
    .array(
      z.object({
        number: z.number().int(),
        section: z.number().int(),
        subsection: z.number().int().nullable(),
        text: z.string(),
        assignments: z
          .array(z.object({ unit: z.string(), role: z.enum(["LEAD", "COORDINATE", "SUPPORT", "JOINT"]) }))
          .max(60),
        due: due.nullable(),
      }),
    )
    .max(500),
});

/**
 * A plan as a person corrected it: whole, and in itself without contradiction. Refusals: INVALID_INPUT with the field
 * (plan, title, year, items, text, unit, due, section) and, where one is meant, the item's number.
 */
export function readCorrectedPlan(said: unknown): Result<PlanReading> {
  const parsed = shape.safeParse(said);
  if (!parsed.success) {
    const [, index] = parsed.error.issues[0]?.path ?? [];
    const items: unknown = typeof said === "object" && said !== null && "items" in said ? said.items : null;
    const item: unknown = typeof index === "number" && Array.isArray(items) ? items[index] : null;
    const number = typeof item === "object" && item !== null && "number" in item ? Number(item.number) : null;
    const about = parsed.error.issues[0]?.path.includes("due") ? "due" : "plan";
    return refuse("INVALID_INPUT", number === null ? {} : { item: number }, about);
  }
  const plan = { ...parsed.data, title: parsed.data.title.trim(), problems: [] };
  if (plan.title === "") return refuse("INVALID_INPUT", {}, "title");
  if (plan.year < 2000 || plan.year > 2100) return refuse("INVALID_INPUT", {}, "year");
  if (plan.items.length === 0) return refuse("INVALID_INPUT", {}, "items");
  const headings = new Set(
    plan.sections.flatMap(({ number, subsections }) => [
      `${number}/`,
      ...subsections.map((below) => `${number}/${below.number}`),
    ]),
  );
  const numbers = new Set<number>();
  for (const { number, section, subsection, text, assignments, due: limit } of plan.items) {
    const no = (field: string) => refuse("INVALID_INPUT", { item: number }, field);
    if (number < 1 || number > 999 || numbers.has(number)) return no("items");
    numbers.add(number);
    if (!headings.has(`${section}/${subsection ?? ""}`)) return no("section");
    if (text.trim() === "") return no("text");
    const units = assignments.map(({ unit }) => unit.trim());
    if (units.includes("") || new Set(units).size < units.length) return no("unit");
    if (limit !== null && (limit.text.trim() === "" || (limit.kind === "BY_DATE" && limit.date === null)))
      return no("due");
  }
  return ok({
    ...plan,
    items: plan.items.map((item) => ({
      ...item,
      text: item.text.trim(),
      assignments: item.assignments.map(({ unit, role }) => ({ unit: unit.trim(), role })),
      due: item.due === null ? null : { ...item.due, text: item.due.text.trim() },
    })),
  });
}
