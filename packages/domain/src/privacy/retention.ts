import type { Day } from "../calendar/day";
import { addDays, isDay } from "../calendar/day";

/**
 * The last day on which the names of a publication are kept: the same day so many years later. Years are the program's at
 * publication; a 29 February ends on a 28th where there is none.
 */
export function retainUntil(releasedOn: Day, years: number): Day {
  const same = `${String(Number(releasedOn.slice(0, 4)) + years).padStart(4, "0")}${releasedOn.slice(4)}`;
  return isDay(same) ? same : same.replace(/29$/u, "28");
}

/**
 * How long the names of a draft are kept that nobody went on with (its sums and what was done stay), and a photo that was
 * never posted. Nothing says how long; a year is long enough to come back to a payment of the year before.
 */
const LEFT_LYING_DAYS = 365;

/** What was touched last before this day is kept no longer today. */
export const leftLyingBefore = (today: Day): Day => addDays(today, -LEFT_LYING_DAYS);

/** States in which nobody waits for anybody: a draft left lying, one sent back and never mended, one that is not for publication. */
export const LEFT_LYING = ["DRAFT", "RETURNED", "WITHHELD"] as const;

/**
 * How long the words of a request for correction are kept once it is answered: six months, in which the person may go to court
 * about it (行政诉讼法 art. 46), have at most 184 days.
 */
const ANSWERED_DAYS = 184;

/** The last day on which the words of a request are kept that was answered on that day. */
export const wordsKeptUntil = (answeredOn: Day): Day => addDays(answeredOn, ANSWERED_DAYS);

/** Whether what was kept until that day has outlived its time. */
export const isOutlived = (until: Day, today: Day): boolean => today > until;
