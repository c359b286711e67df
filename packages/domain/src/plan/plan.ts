/** A yearly plan as it is read from its table: two levels of headings, numbered items, the units that answer for them. */

/** 牵头, 统筹, 配合, and 按职责分工 or no word at all. */
export type AssignmentRole = "LEAD" | "COORDINATE" | "SUPPORT" | "JOINT";

export interface PlanAssignment {
  readonly unit: string;
  readonly role: AssignmentRole;
}

/** A time limit found in the text of an item: a proposal, which a person confirms. */
export interface DueHint {
  /** By a date; every so often; within days of the plan's own issue, whose date the text does not tell. */
  readonly kind: "BY_DATE" | "RECURRING" | "AFTER_ISSUE";
  /** The words of the plan. */
  readonly text: string;
  /** `YYYY-MM-DD`, or null where it depends on something else. */
  readonly date: string | null;
}

export interface PlanItemReading {
  readonly number: number;
  /** Numbers of its headings; items of a section without second-level headings have null. */
  readonly section: number;
  readonly subsection: number | null;
  readonly text: string;
  readonly assignments: readonly PlanAssignment[];
  readonly due: DueHint | null;
}

export interface PlanSection {
  readonly number: number;
  readonly title: string;
  readonly subsections: readonly { readonly number: number; readonly title: string }[];
}

export interface PlanReading {
  readonly title: string;
  readonly year: number;
  readonly sections: readonly PlanSection[];
  readonly items: readonly PlanItemReading[];
  /** What a person should look at; sentences without personal data. */
  readonly problems: readonly string[];
}

export type PlanResult =
  { readonly ok: true; readonly plan: PlanReading } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * One row of the plan's table, cells from left to right; a cell that belongs to one merged above it is null,
 * one that is there and empty is "". Text exports cannot tell the two apart.
 */
export type PlanRow = readonly (string | null)[];
