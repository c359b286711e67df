import type { Day } from "../calendar/day";
import { isDay } from "../calendar/day";

/**
 * The last day on which the names of a publication are kept: the same day so many years later. Years are the program's at
 * publication; a 29 February ends on a 28th where there is none.
 */
export function retainUntil(releasedOn: Day, years: number): Day {
  const same = `${String(Number(releasedOn.slice(0, 4)) + years).padStart(4, "0")}${releasedOn.slice(4)}`;
  return isDay(same) ? same : same.replace(/29$/u, "28");
}

/** Whether what was kept until that day has outlived its time. */
export const isOutlived = (until: Day, today: Day): boolean => today > until;
