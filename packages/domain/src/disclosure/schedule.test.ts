import { expect, it } from "vitest";
import { checkSchedule, urgentEnd } from "./schedule";

const now = new Date("2026-11-02T10:00:00+08:00");

it.each([
  ["now", "2026-11-02T10:00:00+08:00", false],
  ["in the past", "2026-11-01T10:00:00+08:00", false],
  ["too soon to cancel", "2026-11-02T10:01:59+08:00", false],
  ["in two minutes", "2026-11-02T10:02:00+08:00", true],
  ["tomorrow morning", "2026-11-03T09:00:00+08:00", true],
  ["in 90 days", "2027-01-31T10:00:00+08:00", true],
  ["later than that", "2027-01-31T10:00:01+08:00", false],
])("scheduled %s", (_name, at, may) => expect(checkSchedule(new Date(at), now).ok).toBe(may));

it("an urgent release closes after its hours", () =>
  expect(urgentEnd(now, 24).toISOString()).toBe("2026-11-03T02:00:00.000Z"));
