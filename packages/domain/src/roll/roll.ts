/**
 * What a roll is once it has been read: the seam between bytes (an adapter), cells, and payment lines.
 * The adapter turns bytes into a {@link Workbook}; `readRoll` (pure) turns a workbook into a {@link RollReading}.
 */
import type { MoneyUnit } from "../money/money-unit";
import type { ColumnMapping, MappingQuestion } from "./mapping";

export type { Cell, CellRow, CellRows, CellSheet, Workbook } from "./cells";
export type { ColumnMapping, MappedRole, MappingChoice, MappingQuestion } from "./mapping";
export { MAPPED_ROLES } from "./mapping";

export type Outcome = "PAID" | "RETURNED" | "HELD";

/** The columns of one of several tables side by side, from 0, both included: the rest of a row is about somebody else. */
export interface TablePart {
  readonly from: number;
  readonly to: number;
}

/** One accepted line. Money in fen, quantity in thousandths, rate in ten-thousandths of a yuan. */
export interface RollLine {
  readonly sheet: string;
  /** From 1, as the spreadsheet program numbers it. */
  readonly row: number;
  /** The publishing unit as the file names it (cell, block title, sheet name …), or null. */
  readonly unitName: string | null;
  readonly communityName: string | null;
  readonly group: string | null;
  readonly name: string;
  /** The whole identity number, upper-case; it lives only until it is hashed. Null where the roll has none. */
  readonly identityNumber: string | null;
  readonly organisation: boolean;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly dueFen: number;
  /** 0 when returned or held. */
  readonly paidFen: number;
  readonly outcome: Outcome;
  /** From the closed list of public remarks (代领、补发、更正、追回、暂缓、退回), or null. */
  readonly remark: PublicRemark | null;
  /** Further columns the program's sheet shows (product, unit price …), by {@link EXTRA_COLUMNS} key. */
  readonly extra: Readonly<Record<string, string>>;
  /** Its table, where others stand beside it. */
  readonly part?: TablePart;
}

export const PUBLIC_REMARKS = ["代领", "补发", "更正", "追回", "暂缓", "退回"] as const;
export type PublicRemark = (typeof PUBLIC_REMARKS)[number];

/** Columns beside the usual ones that a program's sheet may show. */
export const EXTRA_COLUMNS = [
  "product",
  "model",
  "unitPrice",
  "contractedArea",
  "excludedArea",
  "earlyArea",
  "lateArea",
] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** A line that was left out. Values never appear: reasons name the column and the fault. */
export interface RejectedLine {
  readonly sheet: string;
  readonly row: number;
  /** The heading of the column at fault, or null. */
  readonly column: string | null;
  readonly reason: RejectReason;
  /** Its table, where others stand beside it. */
  readonly part?: TablePart;
}

export const REJECT_REASONS = [
  "NAME_MISSING",
  "NAME_CARRIES_NUMBER",
  "NAME_TOO_LONG",
  "ID_MISSING",
  "ID_LENGTH",
  "ID_CHARACTERS",
  "ID_CHECK_DIGIT",
  "ID_BIRTH_DATE",
  "ID_STORED_AS_NUMBER",
  "AMOUNT_MISSING",
  "AMOUNT_UNREADABLE",
  "AMOUNT_NEGATIVE",
  "AMOUNT_TOO_LARGE",
  "FORMULA_ERROR",
  "OUTCOME_UNREADABLE",
  // Only where lines join a draft, or where the program's rules say so; the reader itself never gives these.
  "ALREADY_IN_DRAFT",
  "ALREADY_MENDED",
  "IDENTITY_TWICE",
  "PERSON_IN_TWO_UNITS",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export interface RollWarning {
  readonly sheet: string;
  readonly row: number | null;
  readonly kind: WarningKind;
  /** Names columns, sheets, counts; never a person, an identity number, a card or a phone. */
  readonly details: Readonly<Record<string, string | number>>;
}

export const WARNING_KINDS = [
  /** `{count}`: lines read from hidden rows, from `row` on. */
  "HIDDEN_ROW",
  /** A hidden sheet that was not counted. */
  "HIDDEN_SHEET",
  /** `{column}`: a hidden column that was used. */
  "HIDDEN_COLUMN",
  /** A summary, or a sheet that repeats what other sheets say, that was not counted. */
  "SUMMARY_SHEET_SKIPPED",
  /** A visible sheet that holds no roll. */
  "SHEET_WITHOUT_ROLL",
  /** A table on the sheet of a roll that is none itself, a summary as a rule; `row` is its heading's. */
  "TABLE_SKIPPED",
  /** A row marked as an example, left out. */
  "SAMPLE_ROW_SKIPPED",
  /** `{first}`: the same identity again in the same unit; `first` is the earlier row. */
  "DUPLICATE_IDENTITY",
  /** `{first, firstSheet}` */
  "SAME_PERSON_TWO_UNITS",
  /** `{count}` */
  "UNKNOWN_AREA_CODE",
  /** `{count}`: numbers of 15 digits, which carry no check digit. */
  "OLD_IDENTITY_NUMBER",
  /** The only identity column may belong to another person of the row. */
  "IDENTITY_OWNER_UNCERTAIN",
  "NO_IDENTITY_COLUMN",
  "DECEASED_OR_ON_BEHALF",
  /** `{label, as}`: a row with a number of its own whose name reads like a total; `as`: PERSON or TOTAL, what it was read as. */
  "NAME_LIKE_TOTAL",
  /** `{count}`: rate × quantity is more than one yuan away from the amount. */
  "AMOUNT_DIFFERS_FROM_RATE",
  /** `{count}`: amounts with digits below one fen. */
  "AMOUNT_ROUNDED",
  "ZERO_AMOUNT",
  /** `{count}`: paid lines whose amount paid differs from the amount due. */
  "PAID_DIFFERS_FROM_DUE",
  "QUANTITY_UNREADABLE",
  /** `{printedFen, summedFen}` */
  "SUBTOTAL_DIFFERS",
  /** `{printedFen, summedFen}`: what a summary sheet says against the lines. */
  "SUMMARY_DIFFERS",
  /** `{count}`: units taken from the row above. */
  "UNIT_FILLED_DOWN",
  /** `{count}`: free remarks that are not in the closed list. */
  "REMARK_NOT_PUBLISHED",
  /** `{count}`: recipients without identity number whose name and group stand in several lines; each counts once. */
  "NAMESAKES_WITHOUT_IDENTITY",
] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** Why a file is not a roll at all, in one word; the sentence is in `roll/words.ts`. */
export type Unreadable = "EMPTY" | "TRUNCATED" | "ENCRYPTED" | "OTHER_FORMAT" | "NO_HEADER" | "TOO_LARGE";

/** The printed grand total against what was read. */
export interface ControlTotal {
  readonly printedFen: number;
  /** The lines as printed, those that were rejected for other reasons included. */
  readonly summedFen: number;
  readonly differenceFen: number;
  readonly toleranceFen: number;
  readonly fits: boolean;
}

/** What the file prints as the sum of one unit, as it names it. */
export interface UnitTotal {
  readonly unitName: string | null;
  readonly printedFen: number;
}

/** What a sheet's columns were taken for, so that a person can check it. */
export interface SheetLayout {
  readonly sheet: string;
  /** From 1. */
  readonly headerRow: number;
  /** The headings, as the key under which a mapping is remembered. */
  readonly layout: string;
  readonly columns: readonly { readonly letter: string; readonly label: string; readonly meaning: string }[];
  readonly moneyUnit: MoneyUnit;
}

export interface RollReading {
  readonly lines: readonly RollLine[];
  readonly rejected: readonly RejectedLine[];
  readonly warnings: readonly RollWarning[];
  /** The printed grand total, or null. */
  readonly controlTotalFen: number | null;
  readonly control: ControlTotal | null;
  /** What the file prints as the sum of single units, by their names there; of some or none of them as a rule. */
  readonly unitTotals: readonly UnitTotal[];
  /** Whether every printed total (the grand one, or else the subtotals) agrees with the lines. */
  readonly totalsFit: boolean;
  /** Rows looked at, header and totals included. */
  readonly rowsRead: number;
  readonly layouts: readonly SheetLayout[];
}

export interface RollOptions {
  /** Answers given by people for layouts met before; those of other layouts are passed over. */
  readonly mapping?: readonly ColumnMapping[];
}

/** How far a long reading has come. Units are rows, counted once per pass; only the share of `done` in `total` matters. */
export interface RollProgress {
  readonly done: number;
  readonly total: number;
}

export type RollResult =
  | { readonly ok: true; readonly reading: RollReading }
  | { readonly ok: false; readonly unreadable: Unreadable }
  | { readonly ok: false; readonly needsMapping: MappingQuestion };

/** Tolerance of a printed total: half a fen a line, at least 5 fen (real totals differ: each household is rounded). */
export const controlTolerance = (lines: number): number => Math.max(5, Math.ceil(lines / 2));
