import type { NumberFinds } from "@gongshi/domain/privacy/number-find";
import type { MappingQuestion } from "@gongshi/domain/roll/mapping";
import type { SheetLayout } from "@gongshi/domain/roll/roll";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";

/** What `POST /rolls/check` reads out of a file. Nothing has been written. Money in fen, quantities in thousandths. */
export interface RollPreview {
  readonly mode: RollMode;
  readonly sha256: string;
  readonly fileName: string;
  /** Names the reading; `accept` refuses when the file no longer reads the same. */
  readonly digest: string;
  readonly lineCount: number;
  readonly paidFen: number;
  readonly dueFen: number;
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
  readonly fits: boolean;
  readonly perUnit: readonly PreviewUnit[];
  readonly unmatched: readonly UnmatchedName[];
  readonly rejected: readonly RejectedRow[];
  readonly rejectedTotal: number;
  /** Of those, how many are worth mending: the rest is in the draft already. */
  readonly mendable: number;
  /** The draft that the lines join, and what it would be with them. */
  readonly joins: {
    readonly lineCount: number;
    readonly paidFen: number;
    readonly wholeLineCount: number;
    readonly wholePaidFen: number;
    readonly mended: number;
  } | null;
  readonly lastYear: {
    readonly year: number;
    readonly editionNumber: number;
    readonly lines: number;
    readonly fresh: number;
    readonly gone: number;
    readonly jumped: number;
    readonly people: Readonly<Record<"fresh" | "gone" | "jumped", readonly YearPerson[]>>;
  } | null;
  readonly warnings: readonly RollWarningRow[];
  /** Of uploads that were read before files were looked at there are none. */
  readonly finds?: NumberFinds;
  readonly sample: readonly SampleLine[];
  /** What each column was taken for. */
  readonly layouts: readonly SheetLayout[];
  readonly usedAnswers: readonly UsedAnswer[];
}

/** Somebody of this year's or last year's roll. */
export interface YearPerson {
  readonly unitName: string;
  readonly name: string;
  readonly group: string | null;
  readonly dueFen: number | null;
  readonly beforeFen: number | null;
}

/** The reader cannot know: what it asks, and what each answer would give. */
export interface RollQuestion {
  readonly question: MappingQuestion;
  /** Cells of each column, from 1, with what is personal cut. */
  readonly samples: Readonly<Record<number, readonly string[]>>;
}

/** Something a person said for an earlier roll, by which this one was read. */
export interface UsedAnswer {
  readonly id: string;
  readonly what: "COLUMNS" | "UNIT";
  readonly text: string;
  readonly unitName: string | null;
  readonly lines: number | null;
  readonly answeredByName: string;
  readonly answeredAt: string;
}

export interface PreviewUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly lineCount: number;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly paidFen: number;
  readonly isZero: boolean;
  /** What the file prints as the unit's sum, and its lines' sum minus that; null where it prints none. */
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly fits: boolean;
  /** Whether the publication is for this unit. */
  readonly inScope: boolean;
}

export interface UnmatchedName {
  readonly text: string;
  readonly lines: number;
  readonly candidates: readonly { readonly unitId: string; readonly name: string }[];
}

export interface RejectedRow {
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly reason: string;
}

export interface RollWarningRow {
  readonly sheet: string;
  readonly row: number | null;
  readonly kind: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface SampleLine {
  readonly seq: number;
  readonly unitName: string | null;
  readonly group: string | null;
  readonly name: string;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly paidFen: number;
  readonly outcome: "PAID" | "RETURNED" | "HELD";
  readonly remark: string | null;
}
