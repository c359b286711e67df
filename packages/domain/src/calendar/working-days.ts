import { addDays, weekdayOf, yearOf } from "./day";
import type { Day } from "./day";
import { DAYS_OFF } from "./days-off";
import type { DaysOff } from "./days-off";

export interface DayCount {
  /** The last day counted. */
  readonly on: Day;
  /** Days passed over, and why: WEEKEND, or the holiday's name. */
  readonly skipped: readonly { readonly date: Day; readonly why: string }[];
  /** Weekend days that were counted because they make up for a holiday. */
  readonly madeUp: readonly Day[];
  /** True when it counts days of a year whose holiday notice is not out yet. */
  readonly provisional: boolean;
}

/**
 * Days off that the law fixes by the solar calendar (全国年节及纪念日放假办法): all that is known of a year
 * without a notice. Counting fewer days off gives an earlier date, never a later one.
 */
const FIXED: Readonly<Record<string, string>> = {
  "01-01": "元旦",
  "05-01": "劳动节",
  "05-02": "劳动节",
  "10-01": "国庆节",
  "10-02": "国庆节",
  "10-03": "国庆节",
};

/** Why a day is not worked (WEEKEND or the holiday's name), or null for a working day. */
export function dayOffReason(day: Day, calendar: DaysOff = DAYS_OFF): string | null {
  const year = calendar[yearOf(day)];
  const holiday = year ? year.off[day] : FIXED[day.slice(5)];
  if (holiday !== undefined) return holiday;
  if (year?.working[day] !== undefined) return null;
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? "WEEKEND" : null;
}

/**
 * The `count`-th working day after `from`; the day itself does not count.
 * @param count at least 0; 0 gives `from` itself
 */
export function addWorkingDays(from: Day, count: number, calendar: DaysOff = DAYS_OFF): DayCount {
  const skipped: { date: Day; why: string }[] = [];
  const madeUp: Day[] = [];
  let provisional = false;
  let on = from;
  for (let counted = 0; counted < count;) {
    on = addDays(on, 1);
    if (calendar[yearOf(on)] === undefined) provisional = true;
    const why = dayOffReason(on, calendar);
    if (why !== null) {
      skipped.push({ date: on, why });
      continue;
    }
    if (calendar[yearOf(on)]?.working[on] !== undefined) madeUp.push(on);
    counted += 1;
  }
  return { on, skipped, madeUp, provisional };
}

/** The `count`-th calendar day after `from`. */
export const countDays = (from: Day, count: number): DayCount => ({
  on: addDays(from, count),
  skipped: [],
  madeUp: [],
  provisional: false,
});
