import { t } from "./messages/catalogue";

export type RecipientKind = "HOUSEHOLD" | "PERSON" | "ORGANISATION";

const KEYS = {
  HOUSEHOLD: "common.households",
  PERSON: "common.peopleCount",
  ORGANISATION: "common.organisations",
} as const;

/** 37户, 37人, 3个单位: what a program counts. */
export const recipientsText = (kind: RecipientKind, count: number): string => t(KEYS[kind], { count });
