/** A calendar day in Asia/Shanghai, written YYYY-MM-DD, so that days compare as strings. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
/** China has kept UTC+8 without summer time since 1992. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day in Shanghai at an instant. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** Midnight in Shanghai, with which a day begins. */
export const startOfDay = (day: Day): Date => new Date(`${day}T00:00:00+08:00`);

/** The last moment of a day in Shanghai. */
export const endOfDay = (day: Day): Date => new Date(startOfDay(day).getTime() + MS_PER_DAY - 1);

/** Noon in Shanghai of a day: an instant that is safely inside it. */
export const noonOf = (day: Day): Date => new Date(`${day}T12:00:00+08:00`);

const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Whether the text is a real day (2026-02-30 is not). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = utc(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

export const addDays = (day: Day, days: number): Day =>
  new Date(utc(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / MS_PER_DAY);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay();

export const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
