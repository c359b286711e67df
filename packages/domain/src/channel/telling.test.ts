import { describe, expect, it } from "vitest";
import { toldDay } from "./telling";

describe("the day something was told", () => {
  const facts = { releasedOn: "2026-11-05", today: "2026-11-10" };
  it.each([
    ["2026-11-04", false],
    ["2026-11-05", true],
    ["2026-11-10", true],
    ["2026-11-11", false],
  ])("%s", (day, fits) => expect(toldDay(day, facts, "toldOn").ok).toBe(fits));
});
