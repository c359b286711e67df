/**
 * What the printed sheet says, as data: every string is final, in order, ready to be set.
 * Built by `buildSheetContent` (pure) from facts; drawn by the printer adapter; shown by pages in the same order.
 */
export interface SheetColumn {
  readonly key: string;
  readonly label: string;
  readonly align: "left" | "right" | "center";
  /** Share of the width, relative to the other columns. */
  readonly weight: number;
}

/** A table with a header row that repeats on every page. */
export interface SheetTable {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Columns summed on every page, with each row's value in the unit of `kind`. */
  readonly pageSums: readonly SheetPageSum[];
}

export interface SheetPageSum {
  /** Index in `columns`. */
  readonly column: number;
  readonly values: readonly number[];
  readonly kind: "fen" | "milli";
  /** Decimals shown, the same as in the column above. */
  readonly places: number;
}

export interface SheetNotice extends SheetTable {
  readonly title: string;
  readonly editionNumber: number;
  /** 附表1 … behind the cover of a gathered sheet; null for a single one. */
  readonly annex: string | null;
  /** At most four paragraphs: basis; rate and who; payment; period. */
  readonly preamble: readonly string[];
  /** 单位：亩、元 */
  readonly measures: string;
  /** Last lines: 合计 …户, area, amount in figures and capitals; returned and held apart. */
  readonly totals: readonly string[];
  readonly isZero: boolean;
  /** What stands in place of the table when nobody got anything; null otherwise. */
  readonly zeroText: string | null;
  /** What a correction states, or null for a first edition. */
  readonly correction: string | null;
}

/** The first page of a gathered sheet: every program and batch with households, amount, and zeros. */
export interface SheetCover extends SheetTable {
  readonly preamble: readonly string[];
  readonly measures: string;
  readonly totals: readonly string[];
}

export interface SheetContent {
  readonly number: string;
  readonly code: string;
  /** What page 1's QR code says; page n has `/n` behind it. */
  readonly url: string;
  /** Twelve hexadecimal digits. */
  readonly fingerprint: string;
  readonly paper: "A4" | "A3";
  readonly kind: "SINGLE" | "GATHERED";
  /** `2022-12-05`, the day it was made: printed with the stamp field, and the only date in the file. */
  readonly printedOn: string;
  readonly title: string;
  readonly unitName: string;
  readonly communityName: string | null;
  /** Only on a gathered sheet. */
  readonly cover: SheetCover | null;
  /** One for a single sheet. Of a gathered one, zeros stand on the cover only and have no pages of their own. */
  readonly notices: readonly SheetNotice[];
  readonly whereToObject: readonly string[];
  /** Whose stamp stands beside the unit's, or null where the unit's is enough. */
  readonly departmentStamp: string | null;
}
