/** The hang date as the form has it: today by the phone, or corrected by hand with a reason. */
export interface HangDate {
  readonly date: string;
  readonly reason: string;
}

export type HangDateFault = "FUTURE" | "REASON_MISSING" | "EMPTY" | null;

/** `today` and `date` are YYYY-MM-DD; today's date needs no reason, any other does. */
export function hangDateFault({ date, reason }: HangDate, today: string): HangDateFault {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return "EMPTY";
  if (date > today) return "FUTURE";
  return date !== today && reason.trim() === "" ? "REASON_MISSING" : null;
}

/** What is sent: the reason exactly when the date was corrected. */
export const hangDateInput = (
  { date, reason }: HangDate,
  today: string,
): { hangDate: string; hangDateReason?: string } =>
  date === today ? { hangDate: date } : { hangDate: date, hangDateReason: reason.trim() };
