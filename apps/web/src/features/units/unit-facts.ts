import type { UnitRow } from "./queries";

/** A unit's facts as a form holds them: lists a line each. */
export interface UnitFactsDraft {
  readonly name: string;
  readonly code: string;
  readonly formerNames: string;
  readonly groups: string;
  readonly phone: string;
  readonly officeHours: string;
  readonly address: string;
}

export const emptyFacts: UnitFactsDraft = {
  name: "",
  code: "",
  formerNames: "",
  groups: "",
  phone: "",
  officeHours: "",
  address: "",
};

export const factsOf = (unit: UnitRow): UnitFactsDraft => ({
  name: unit.name,
  code: unit.code ?? "",
  formerNames: unit.formerNames.join("\n"),
  groups: unit.groups.join("\n"),
  phone: unit.phone ?? "",
  officeHours: unit.officeHours ?? "",
  address: unit.address ?? "",
});

/** One a line, or with the marks people set between them. */
export const linesOf = (text: string): string[] =>
  text
    .split(/[\n、，,;；]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

export const factsInput = (draft: UnitFactsDraft) => ({
  name: draft.name.trim(),
  code: orNull(draft.code),
  formerNames: linesOf(draft.formerNames),
  groups: linesOf(draft.groups),
  phone: orNull(draft.phone),
  officeHours: orNull(draft.officeHours),
  address: orNull(draft.address),
});

/** The kinds that staff make, in the order of the screen. */
export const MADE_KINDS = ["COOPERATIVE", "COMMUNITY", "DEPARTMENT", "INSTITUTION", "GROUP"] as const;
export type MadeKind = (typeof MADE_KINDS)[number];
