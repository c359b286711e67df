/** Where something that looks like somebody's number was found in a file. */
import type { PersonalNumberKind } from "./personal-numbers";

export const FIND_PLACES = [
  "CELL",
  "HIDDEN_ROW",
  "HIDDEN_COLUMN",
  "HIDDEN_SHEET",
  "SHEET_NAME",
  "COMMENT",
  "PROPERTY",
  "PICTURE",
  "FILE_NAME",
] as const;
export type FindPlace = (typeof FIND_PLACES)[number];

/** A text that stands in a file beside what is read of it. */
export interface Aside {
  readonly place: "COMMENT" | "PROPERTY" | "PICTURE";
  readonly text: string;
}

/** One place; never the number itself. */
export interface NumberFind {
  readonly place: FindPlace;
  readonly kind: PersonalNumberKind;
  readonly sheet: string | null;
  /** From 1. */
  readonly row: number | null;
  /** As the spreadsheet program calls it. */
  readonly column: string | null;
}

export interface NumberFinds {
  readonly total: number;
  /** The first of them, in the order of the file. */
  readonly first: readonly NumberFind[];
}
