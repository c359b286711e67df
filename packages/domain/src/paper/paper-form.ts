import type { Day } from "../calendar/day";

/** A form on A4 for ink: every string of it, in the order of the paper. */
export interface PaperForm {
  readonly title: string;
  /** Under the title. */
  readonly meta: string;
  /** Whose paper it is. */
  readonly unitName: string;
  readonly printedOn: Day;
  readonly blocks: readonly FormBlock[];
}

export type FormBlock =
  /** Framed rows: what it is, and what it says. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, text: string])[] }
  /** A framed row of its own with room for ink: what somebody said, and below it the line to sign. */
  | { readonly kind: "opinion"; readonly label: string; readonly lines: readonly string[]; readonly sign: string }
  | {
      readonly kind: "table";
      readonly columns: readonly FormColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "text"; readonly paragraphs: readonly string[] }
  /** Lines to sign on the left, room for a stamp on the right. */
  | { readonly kind: "signatures"; readonly labels: readonly string[]; readonly stamp: string };

export interface FormColumn {
  readonly label: string;
  /** Share of the width. */
  readonly weight: number;
  readonly align: "left" | "right" | "center";
}
