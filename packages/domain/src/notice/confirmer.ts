import { daysBetween } from "../calendar/day";
import type { Day } from "../calendar/day";

/** After so many days without a word the street's liaison is asked instead. */
export const SILENT_AFTER_DAYS = 3;

export interface WaitingPosting {
  readonly receivedOn: Day;
  /** Everybody who had a hand in bringing it here: who posted it, and who handed it in. */
  readonly broughtBy: readonly string[];
  /** Who is supervisor of the unit today, by person. */
  readonly supervisors: readonly string[];
}

/** Whose word is waited for, and why it is not the supervisor's. */
export type Confirmer =
  { readonly who: "SUPERVISOR" } | { readonly who: "LIAISON"; readonly because: "VACANT_SEAT" | "SILENT" };

/**
 * A posting is confirmed by the village's supervisor. A seat that nobody holds, or only whoever posted, and three days
 * without a word pass it to the liaison (rule 2 of the field). Computed from the facts of the day: nobody clicks it.
 */
export function confirmerOf(posting: WaitingPosting, today: Day): Confirmer {
  if (!posting.supervisors.some((person) => !posting.broughtBy.includes(person)))
    return { who: "LIAISON", because: "VACANT_SEAT" };
  return daysBetween(posting.receivedOn, today) >= SILENT_AFTER_DAYS
    ? { who: "LIAISON", because: "SILENT" }
    : { who: "SUPERVISOR" };
}

/** Why somebody is offered to send the supervisor a one-time link instead of waiting on. */
export type LinkBecause = "NOT_SIGNED_IN" | "WAITED_A_DAY";

/**
 * Whether a link is offered by itself: to a supervisor who is signed in nowhere at once, since nothing reaches her; to any
 * after a day without a word. Null: there is nobody to send it to, or it is too early.
 * @param signedIn those of the supervisors who are signed in on some device
 */
export function linkOffered(posting: WaitingPosting, signedIn: readonly string[], today: Day): LinkBecause | null {
  const asked = posting.supervisors.filter((person) => !posting.broughtBy.includes(person));
  if (asked.length === 0) return null;
  if (!asked.some((person) => signedIn.includes(person))) return "NOT_SIGNED_IN";
  return daysBetween(posting.receivedOn, today) >= 1 ? "WAITED_A_DAY" : null;
}
