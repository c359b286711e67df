export const UNIT_KINDS = ["DEPARTMENT", "COMMUNITY", "COOPERATIVE", "INSTITUTION", "GROUP"] as const;
export type MadeUnitKind = (typeof UNIT_KINDS)[number];
export type UnitKind = MadeUnitKind | "SUBDISTRICT";

/** Under what a unit of each kind stands: a cooperative under its community, everything else under the subdistrict. */
export const PARENT_KIND: Readonly<Record<MadeUnitKind, "SUBDISTRICT" | "COMMUNITY">> = {
  DEPARTMENT: "SUBDISTRICT",
  COMMUNITY: "SUBDISTRICT",
  COOPERATIVE: "COMMUNITY",
  INSTITUTION: "SUBDISTRICT",
  GROUP: "SUBDISTRICT",
};

/** Where new units of a kind come in the order of lists: departments, communities, cooperatives, the rest. */
export const FIRST_POSITION: Readonly<Record<MadeUnitKind, number>> = {
  DEPARTMENT: 10,
  COMMUNITY: 100,
  COOPERATIVE: 100,
  INSTITUTION: 400,
  GROUP: 500,
};

/** Digits, letters and hyphens, as statistical and organisation codes are written. */
export const isUnitCode = (text: string): boolean => /^[0-9A-Za-z-]{1,24}$/.test(text);

/**
 * A telephone line as it is printed: digits with the marks people write between them, several numbers set apart, an
 * extension. Nothing else, so that nobody's name stands in it.
 */
export const isContactLine = (text: string): boolean =>
  /^[0-9+\-()（）\s、，,;；/转分机]{3,60}$/u.test(text) && /\d{3}/.test(text);

/** The old name is kept when a unit is renamed, so that rolls that still use it find it. */
export const formerNamesAfter = (
  before: { readonly name: string; readonly formerNames: readonly string[] },
  name: string,
  formerNames: readonly string[] = before.formerNames,
): string[] => [
  ...new Set([...formerNames, ...(name === before.name ? [] : [before.name])].filter((former) => former !== name)),
];
