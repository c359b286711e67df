import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Ahead at least: time to see the mistake and cancel. */
export const SCHEDULE_FROM_MINUTES = 2;
/** Ahead at most: what is approved longer than that before it goes out should be looked at again. */
export const SCHEDULE_TO_DAYS = 90;

/** Whether an edition may be scheduled for that instant. Refusal: INVALID_INPUT (at: from, to). */
export function checkSchedule(at: Date, now: Date): Result<Date> {
  const from = new Date(now.getTime() + SCHEDULE_FROM_MINUTES * MINUTE);
  const to = new Date(now.getTime() + SCHEDULE_TO_DAYS * DAY);
  return at >= from && at <= to
    ? ok(at)
    : refuse("INVALID_INPUT", { from: from.toISOString(), to: to.toISOString() }, "at");
}

/** When an urgent release closes by itself unless its approvals are in. */
export const urgentEnd = (releasedAt: Date, urgentHours: number): Date =>
  new Date(releasedAt.getTime() + urgentHours * 60 * MINUTE);
