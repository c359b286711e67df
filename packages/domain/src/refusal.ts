/**
 * An expected "no" is a value with a name and details, never an exception.
 * Words for people are chosen at the edge, from the catalogue of messages, by this name.
 */
export interface Refusal {
  readonly refused: RefusalCode;
  /** Values the sentence needs (names, dates, numbers); never personal data of recipients. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** The input field it is about, where there is one. */
  readonly field?: string;
}

export const REFUSAL_CODES = [
  // who is asking
  "SIGNED_OUT",
  "WRONG_CREDENTIALS",
  "TOO_MANY_TRIES",
  "NOT_ALLOWED",
  "NOT_FOUND",
  "OWN_WORK",
  // input
  "INVALID_INPUT",
  "NAME_TAKEN",
  "REASON_REQUIRED",
  "TEXT_TOO_LONG",
  "TEXT_CARRIES_NUMBER",
  "FILE_CARRIES_NUMBER",
  "TOO_LARGE",
  "SETTINGS_WRONG",
  "STATEMENT_MISSING",
  "CLERK_AND_SUPERVISOR",
  "LAST_ADMINISTRATOR",
  "ONESELF",
  "UNIT_IN_USE",
  "UNIT_LIST_UNREADABLE",
  // state
  "WRONG_STATE",
  "CHANGED_MEANWHILE",
  "ALREADY_EXISTS",
  // plans and rolls
  "PLAN_UNREADABLE",
  "ROLL_UNREADABLE",
  "ROLL_CHANGED",
  "ROLL_EMPTY",
  "NOTHING_TO_JOIN",
  "NOTHING_REJECTED",
  "UNITS_UNMATCHED",
  "CONTROL_TOTAL_DIFFERS",
  "NUMBERS_FOUND",
  "RETENTION_OVER",
  "PAYMENT_DATE_MISSING",
  // requests for correction
  "IDENTITY_DIFFERS",
  "CORRECTION_OPEN",
  "CORRECTION_UNDER_REVIEW",
  "CORRECTION_LINE_GONE",
  "NOTHING_TO_CORRECT",
  "LINE_DOES_NOT_ADD_UP",
  "REASON_NAMES_PERSON",
  // review
  "SAME_NAME",
  "CHECKS_MISSING",
  "SECRECY_VERDICT_MISSING",
  "MORE_PEOPLE_NEEDED",
  "PROOF_READINGS_MISSING",
  "AMOUNTS_DIFFER",
  "SHORT_PATH_UNAVAILABLE",
  "URGENT_UNAVAILABLE",
  "PREVIEW_UNAVAILABLE",
  "STAGE_NOT_OVER",
  // publication
  "SCOPE_UNCHANGED",
  "SHEET_WITHDRAWN",
  // sheets, photos, postings
  "NOTHING_TO_PRINT",
  "PHOTO_UNREADABLE",
  "PHOTO_CARRIES_METADATA",
  "PHOTO_TOO_LARGE",
  "PHOTO_MISSING",
  "PHOTO_HASH_DIFFERS",
  "PART_OUT_OF_PLACE",
  "NO_CODE_READ",
  "CODE_UNKNOWN",
  "OTHER_UNITS_SHEET",
  "SHEET_REPLACED",
  "HANG_DATE_IN_FUTURE",
  "HANG_DATE_BEFORE_SHEET",
  "POSTING_ID_REUSED",
  "TOLD_DATE_WRONG",
  "TAKE_BACK_OVER",
  "FILE_CHANGED",
  "AUTHOR_UNKNOWN",
  // confirming
  "NOT_YOUR_TURN",
  "LINK_UNKNOWN",
  "LINK_EXPIRED",
  // telling devices
  "PUSH_SERVICE_UNKNOWN",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Either what was asked for or a refusal. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function refuse(
  code: RefusalCode,
  details: Refusal["details"] = {},
  field?: string,
): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { refused: code, details, ...(field === undefined ? {} : { field }) } };
}
