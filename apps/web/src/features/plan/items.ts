export type AssignmentRole = "LEAD" | "COORDINATE" | "SUPPORT" | "JOINT";

export interface RoleGroup {
  readonly role: AssignmentRole;
  readonly units: readonly string[];
}

const ORDER: readonly AssignmentRole[] = ["LEAD", "COORDINATE", "JOINT", "SUPPORT"];

/** 牵头 before 统筹, 按职责分工, 配合; units of one role together in the plan's order. */
export function byRole(assignments: readonly { readonly role: AssignmentRole; readonly unit: string }[]): RoleGroup[] {
  return ORDER.flatMap((role) => {
    const units = assignments.filter((assignment) => assignment.role === role).map(({ unit }) => unit);
    return units.length === 0 ? [] : [{ role, units }];
  });
}

/** A row of a preview, as the API gives it in JSON. */
export interface PreviewItem {
  readonly number: number;
  readonly heading: string;
  readonly text: string;
  readonly assignments: readonly { readonly role: AssignmentRole; readonly unit: string }[];
}

const isRole = (value: unknown): value is AssignmentRole => ORDER.some((role) => role === value);

/** The preview's items, checked; a heading is its section's and subsection's title where they are text. */
export function readItems(json: unknown): PreviewItem[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { number, section, subsection, text, assignments } = entry as Record<string, unknown>;
    if (typeof number !== "number" || typeof text !== "string") return [];
    return [
      {
        number,
        text,
        heading: [section, subsection].filter((part) => typeof part === "string" && part !== "").join(" · "),
        assignments: (Array.isArray(assignments) ? assignments : []).flatMap((assignment: unknown) => {
          const { unit, role } = (assignment ?? {}) as { unit?: unknown; role?: unknown };
          return typeof unit === "string" && isRole(role) ? [{ unit, role }] : [];
        }),
      },
    ];
  });
}
