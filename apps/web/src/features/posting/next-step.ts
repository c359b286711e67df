import type { PlainKey } from "../../lib/messages/catalogue";
import type { EntryState } from "../../outbox/entry";

/** The one thing to do now about work that cannot go on by itself. */
export type NextStep = "RETAKE" | "CHANGE_DATE" | "CHANGE_REASON" | "SEND_AGAIN" | "SIGN_IN" | "DISMISS" | "NONE";

export interface Mended {
  /** What of the posting it is about, in a word that stands beside it; null when it is about none of it. */
  readonly field: PlainKey | null;
  readonly step: NextStep;
}

/** By the refusal's name. A photo that shows the wrong thing is taken again; what a person can write anew is written anew. */
const REFUSED: Readonly<Record<string, Mended>> = {
  HANG_DATE_IN_FUTURE: { field: "field.hangDate", step: "CHANGE_DATE" },
  HANG_DATE_BEFORE_SHEET: { field: "field.hangDate", step: "CHANGE_DATE" },
  TOLD_DATE_WRONG: { field: "field.alsoTold", step: "CHANGE_DATE" },
  SHEET_REPLACED: { field: "field.photo", step: "RETAKE" },
  OTHER_UNITS_SHEET: { field: "field.photo", step: "RETAKE" },
  CODE_UNKNOWN: { field: "field.photo", step: "RETAKE" },
  NO_CODE_READ: { field: "field.photo", step: "RETAKE" },
  PHOTO_UNREADABLE: { field: "field.photo", step: "RETAKE" },
  PHOTO_CARRIES_METADATA: { field: "field.photo", step: "RETAKE" },
  PHOTO_TOO_LARGE: { field: "field.photo", step: "RETAKE" },
  POSTING_ID_REUSED: { field: null, step: "RETAKE" },
  INVALID_INPUT: { field: null, step: "RETAKE" },
  // Withdrawn, ended or replaced while the posting was on its way: what hangs now is looked at anew.
  WRONG_STATE: { field: "field.photo", step: "RETAKE" },
  // There is nothing left to post.
  SHEET_WITHDRAWN: { field: "field.photo", step: "DISMISS" },
  // It has stood too long to be taken back by oneself.
  TAKE_BACK_OVER: { field: null, step: "DISMISS" },
  // Somebody was quicker, or the posting has gone: there is nothing left to decide.
  CHANGED_MEANWHILE: { field: null, step: "DISMISS" },
  NOT_YOUR_TURN: { field: null, step: "DISMISS" },
  OWN_WORK: { field: null, step: "DISMISS" },
  NOT_FOUND: { field: null, step: "DISMISS" },
  // A role that ended may have been given again.
  NOT_ALLOWED: { field: null, step: "SEND_AGAIN" },
};

/** By the field that the server names: a text that it does not take is written anew where it stands. */
const TEXTS: Readonly<Record<string, Mended>> = {
  hangDateReason: { field: "field.hangDateReason", step: "CHANGE_DATE" },
  noCodeReason: { field: "field.noCodeReason", step: "CHANGE_REASON" },
  reason: { field: "field.returnReason", step: "CHANGE_REASON" },
};
const ABOUT_A_TEXT = new Set(["REASON_REQUIRED", "TEXT_TOO_LONG", "TEXT_CARRIES_NUMBER"]);

/** A refusal of a later server, with a name this version does not know, may at least be tried again. */
const UNKNOWN: Mended = { field: null, step: "SEND_AGAIN" };

export function mendedBy(state: EntryState): Mended {
  if (state.kind === "refused") {
    const text = ABOUT_A_TEXT.has(state.code) ? TEXTS[state.field ?? ""] : undefined;
    return text ?? REFUSED[state.code] ?? UNKNOWN;
  }
  if (state.kind !== "needs-you") return { field: null, step: "NONE" };
  return state.because === "SIGNED_OUT" ? { field: null, step: "SIGN_IN" } : { field: "field.photo", step: "RETAKE" };
}
