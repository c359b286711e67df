import type { MappingQuestion } from "@gongshi/domain/roll/mapping";
import type { SheetLayout } from "@gongshi/domain/roll/roll";

/** What `POST /rolls/check` reads out of a file. Nothing has been written. Money in fen, quantities in thousandths. */
export interface RollPreview {
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
  readonly warnings: readonly RollWarningRow[];
  readonly sample: readonly SampleLine[];
  /** What each column was taken for. */
  readonly layouts: readonly SheetLayout[];
  readonly usedAnswers: readonly UsedAnswer[];
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
