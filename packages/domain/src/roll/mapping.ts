/**
 * What a person is asked when a table's headings leave a choice, and the answer that is remembered for the layout.
 *
 * The way of it: `readRoll` answers `{ok: false, needsMapping: question}`. A screen shows `question.choices`: what each
 * would give. The chosen one's `answer` goes back in `RollOptions.mapping`; where it leaves another choice open the next
 * question follows. Answers hold columns and headings only, never data, so they may be stored and given to every later
 * reading: an answer counts for sheets whose `layout` is the same, in whatever file.
 */
import type { MoneyUnit } from "../money/money-unit";
import type { UnitSum } from "./by-unit";

/** What a person can say a column is. */
export const MAPPED_ROLES = [
  "name",
  "identity",
  "amount",
  "due",
  "paid",
  "unit",
  "community",
  "group",
  "quantity",
  "rate",
  "status",
  "remark",
] as const;
export type MappedRole = (typeof MAPPED_ROLES)[number];

/** A person's answer, good for every sheet with the same headings. Columns count from 1; null: there is none. */
export interface ColumnMapping {
  /** The fingerprint of the headings: letters and texts of the columns, years and personal numbers left out. */
  readonly layout: string;
  /** `amount` stands for `due` and `paid` at once; roles not named are found as usual. */
  readonly columns: Readonly<Partial<Record<MappedRole, number | null>>>;
  readonly moneyUnit?: MoneyUnit;
}

/** What the reader cannot know by itself. */
export type Asked = "name" | "identity" | "amount" | "moneyUnit";

/** One possible answer, and what reading the file with it gives. */
export interface MappingChoice {
  /** From 1. Null: no column (an identity that stands nowhere), or the question is about the unit of money. */
  readonly column: number | null;
  readonly letter: string | null;
  readonly label: string | null;
  readonly moneyUnit: MoneyUnit | null;
  /** What to give back: this answer, together with those given before for the layout. */
  readonly answer: ColumnMapping;
  /** Lines that could be imported, what they were paid, and rows that would be rejected. */
  readonly lines: number;
  readonly paidFen: number;
  readonly rejected: number;
  /** The same by unit as the file names it; the first ones where there are many. */
  readonly units: readonly UnitSum[];
  /** The printed grand total under this reading, and whether all printed totals agree with it. */
  readonly controlTotalFen: number | null;
  readonly totalsFit: boolean;
  /** The question that would still be open, with nothing counted yet; null when none is. */
  readonly thenAsks: Asked | null;
}

/** A question about one layout, for a person to answer. */
export interface MappingQuestion {
  readonly sheet: string;
  /** From 1. */
  readonly headerRow: number;
  readonly layout: string;
  readonly asks: Asked;
  /** Columns (from 1) that could be the answer, most likely first; for `moneyUnit` the column of the amount. */
  readonly candidates: readonly number[];
  readonly choices: readonly MappingChoice[];
  /** All columns of the table, for a person who wants to answer something else. */
  readonly columns: readonly {
    readonly column: number;
    readonly letter: string;
    readonly label: string;
    /** Rows with something in them, and the sum in fen where they are money. */
    readonly filled: number;
    readonly sumFen: number | null;
  }[];
}
