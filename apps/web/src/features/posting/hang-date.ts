import { findPersonalNumbers } from "@gongshi/domain/privacy/personal-numbers";

/** The hang date as the form has it: today by the phone, or corrected by hand with a reason. */
export interface HangDate {
  readonly date: string;
  readonly reason: string;
}

export type HangDateFault = "FUTURE" | "REASON_MISSING" | "REASON_NUMBER" | "EMPTY" | null;

/** `today` and `date` are YYYY-MM-DD; today's date needs no reason, any other does. */
export function hangDateFault({ date, reason }: HangDate, today: string): HangDateFault {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return "EMPTY";
  if (date > today) return "FUTURE";
  return date === today ? null : reasonFault(reason);
}

/** A reason is wanted, and nobody's number in it: once it is on its way the phone cannot change it any more. */
export function reasonFault(reason: string): "REASON_MISSING" | "REASON_NUMBER" | null {
  if (reason.trim() === "") return "REASON_MISSING";
  return findPersonalNumbers(reason).length > 0 ? "REASON_NUMBER" : null;
}

/** What is sent: the reason exactly when the date was corrected. */
export const hangDateInput = (
  { date, reason }: HangDate,
  today: string,
): { hangDate: string; hangDateReason?: string } =>
  date === today ? { hangDate: date } : { hangDate: date, hangDateReason: reason.trim() };
