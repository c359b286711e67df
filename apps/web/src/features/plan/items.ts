import type { DueHint, PlanItemReading, PlanReading } from "@gongshi/domain/plan/plan";

export type AssignmentRole = "LEAD" | "COORDINATE" | "SUPPORT" | "JOINT";

export interface RoleGroup {
  readonly role: AssignmentRole;
  readonly units: readonly string[];
}

export const ROLES: readonly AssignmentRole[] = ["LEAD", "COORDINATE", "JOINT", "SUPPORT"];

/** 牵头 before 统筹, 按职责分工, 配合; units of one role together in the plan's order. */
export function byRole(assignments: readonly { readonly role: AssignmentRole; readonly unit: string }[]): RoleGroup[] {
  return ROLES.flatMap((role) => {
    const units = assignments.filter((assignment) => assignment.role === role).map(({ unit }) => unit);
    return units.length === 0 ? [] : [{ role, units }];
  });
}

/** BY_DATE, RECURRING, AFTER_ISSUE, as the domain tells them. */
export type DueKind = DueHint["kind"];
export const DUE_KINDS: readonly DueKind[] = ["BY_DATE", "RECURRING", "AFTER_ISSUE"];

/** A plan that was read, while a person corrects it. */
export type PlanDraft = Pick<PlanReading, "title" | "year" | "sections" | "items" | "problems">;
export type PlanItemDraft = PlanItemReading;

/** What `POST /plans/check` and the preview of pasted text give. Nothing has been written. */
export interface PlanPreview {
  readonly plan: PlanDraft;
  readonly newUnits: readonly string[];
  readonly exists: boolean;
}

/** Headings by `section/subsection`, in the plan's order, to choose from. */
export const headingsOf = ({
  sections,
}: Pick<PlanDraft, "sections">): { readonly key: string; readonly title: string }[] =>
  sections.flatMap(({ number, title, subsections }) => [
    { key: `${number}/`, title },
    ...subsections.map((below) => ({ key: `${number}/${below.number}`, title: `${title} · ${below.title}` })),
  ]);

/** The first thing about an item that could not be imported, as a key of the catalogue; null when it is whole. */
export function itemFault({
  text,
  assignments,
  due,
}: PlanItemDraft): `planEdit.fault.${"text" | "unit" | "twice" | "due"}` | null {
  const units = assignments.map(({ unit }) => unit.trim());
  if (text.trim() === "") return "planEdit.fault.text";
  if (units.includes("")) return "planEdit.fault.unit";
  if (new Set(units).size < units.length) return "planEdit.fault.twice";
  const incomplete = due !== null && (due.text.trim() === "" || (due.kind === "BY_DATE" && due.date === null));
  return incomplete ? "planEdit.fault.due" : null;
}
