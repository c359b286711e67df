import type { Day } from "@gongshi/domain/calendar/day";

/** A `date` column arrives as midnight UTC of its day. */
export const dayFromColumn = (date: Date): Day => date.toISOString().slice(0, 10);

export const dayToColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const dayFromNullable = (date: Date | null): Day | null => (date === null ? null : dayFromColumn(date));
