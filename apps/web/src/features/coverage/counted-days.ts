/** A due date as the API explains it. */
export interface ExplainedDeadline {
  readonly on: string;
  readonly rule: string;
  readonly from: string | null;
  readonly provisional: boolean;
  readonly skipped: readonly { readonly date: string; readonly why: string }[];
  readonly madeUp: readonly string[];
}

export interface CountedDay {
  readonly date: string;
  /** The day it counts from, a counted day with its number, or a day passed over. */
  readonly kind: "start" | "counted" | "skipped" | "outside";
  /** 1, 2, 3 … of a counted day. */
  readonly number: number | null;
  /** WEEKEND or a holiday's name, of a skipped day. */
  readonly why: string | null;
  readonly madeUp: boolean;
}

const DAY = 86_400_000;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The answer's JSON, checked: anything else counts as no skipped days. */
export function readSkipped(skipped: unknown): { date: string; why: string }[] {
  if (!Array.isArray(skipped)) return [];
  return skipped.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { date, why } = entry as { date?: unknown; why?: unknown };
    return typeof date === "string" && typeof why === "string" ? [{ date, why }] : [];
  });
}

/**
 * Every day from the start to the due date, in whole weeks (Monday first): which were counted and which passed over.
 * Empty for a fixed date.
 */
export function countedWeeks(deadline: ExplainedDeadline): CountedDay[][] {
  if (deadline.from === null || deadline.on <= deadline.from) return [];
  const skipped = new Map(deadline.skipped.map((entry) => [entry.date, entry.why]));
  const madeUp = new Set(deadline.madeUp);
  const start = instant(deadline.from);
  const end = instant(deadline.on);
  const weekday = (at: number): number => (new Date(at).getUTCDay() + 6) % 7;
  const first = start - weekday(start) * DAY;
  const last = end + (6 - weekday(end)) * DAY;

  const weeks: CountedDay[][] = [];
  let number = 0;
  for (let at = first; at <= last; at += DAY) {
    const date = dayText(at);
    if (weekday(at) === 0) weeks.push([]);
    const why = skipped.get(date) ?? null;
    const kind = at < start || at > end ? "outside" : at === start ? "start" : why === null ? "counted" : "skipped";
    if (kind === "counted") number += 1;
    weeks.at(-1)?.push({ date, kind, number: kind === "counted" ? number : null, why, madeUp: madeUp.has(date) });
  }
  return weeks;
}

/** Days passed over, gathered: weekends as a number, holidays by name with their days. */
export function gatherSkipped(skipped: ExplainedDeadline["skipped"]): {
  weekends: number;
  holidays: { name: string; dates: string[] }[];
} {
  const holidays = new Map<string, string[]>();
  let weekends = 0;
  for (const { date, why } of skipped) {
    if (why === "WEEKEND") weekends += 1;
    else holidays.set(why, [...(holidays.get(why) ?? []), date]);
  }
  return { weekends, holidays: [...holidays].map(([name, dates]) => ({ name, dates })) };
}
