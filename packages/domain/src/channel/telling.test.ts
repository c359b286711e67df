import { describe, expect, it } from "vitest";
import { takingBack, toldDay } from "./telling";

describe("the day something was told", () => {
  const facts = { releasedOn: "2026-11-05", today: "2026-11-10" };
  it.each([
    ["2026-11-04", false],
    ["2026-11-05", true],
    ["2026-11-10", true],
    ["2026-11-11", false],
  ])("%s", (day, fits) => expect(toldDay(day, facts, "toldOn").ok).toBe(fits));
});

describe("taking back what was ticked by mistake", () => {
  const telling = { toldById: "author", receivedOn: "2026-11-05" };
  it.each([
    ["author", "2026-11-05", null],
    ["author", "2026-11-11", null],
    ["author", "2026-11-12", "TAKE_BACK_OVER"],
    ["another", "2026-11-05", "NOT_ALLOWED"],
    ["another", "2026-11-12", "NOT_ALLOWED"],
  ])("by the %s on %s: %s", (personId, today, refused) => {
    const result = takingBack(telling, { personId, today });
    expect(result.ok ? null : result.refusal.refused).toBe(refused);
  });
});
