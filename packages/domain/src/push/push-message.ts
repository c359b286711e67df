import { dayOf } from "../calendar/day";
import type { Day } from "../calendar/day";
import { isQuiet } from "./quiet-hours";

/** What waits for one person, in numbers alone. */
export interface Waiting {
  readonly overdue: number;
  readonly dueSoon: number;
  /** Postings that wait for this person's word. */
  readonly toConfirm: number;
  /** Postings of hers that were sent back since she was last told. */
  readonly newlyReturned: number;
  /** All that are to be photographed again. */
  readonly returned: number;
  /** Requests for correction that wait for this person's word. */
  readonly corrections: number;
}

/** What a device is told: a kind and numbers, nothing of anybody. The words are chosen on the phone. */
export type PushMessage =
  | { readonly kind: "RETURNED"; readonly count: number; readonly badge: number }
  | {
      readonly kind: "DUE";
      readonly overdue: number;
      readonly dueSoon: number;
      readonly toConfirm: number;
      readonly badge: number;
    };

/** What stands as a number on the app's icon. */
export const badgeOf = (waiting: Omit<Waiting, "newlyReturned">): number =>
  waiting.overdue + waiting.dueSoon + waiting.returned + waiting.toConfirm + waiting.corrections;

/**
 * What to tell a device now, or nothing. A return is told as soon as it is day; what is due, once a day; at night nobody
 * is told anything, and the morning says it.
 * @param toldOn the last day on which this device was told what is due
 */
export function pushMessage(waiting: Waiting, toldOn: Day | null, now: Date): PushMessage | null {
  if (isQuiet(now)) return null;
  const badge = badgeOf(waiting);
  if (waiting.newlyReturned > 0) return { kind: "RETURNED", count: waiting.newlyReturned, badge };
  const { overdue, dueSoon, toConfirm } = waiting;
  if (overdue + dueSoon + toConfirm === 0 || (toldOn !== null && toldOn >= dayOf(now))) return null;
  return { kind: "DUE", overdue, dueSoon, toConfirm, badge };
}
