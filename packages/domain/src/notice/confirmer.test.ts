import { describe, expect, it } from "vitest";
import { confirmerOf } from "./confirmer";

describe("whose word is waited for", () => {
  const received = { receivedOn: "2026-11-10", broughtBy: ["clerk"], supervisors: ["supervisor"] };
  it.each([
    ["the same day", received, "2026-11-10", "SUPERVISOR", undefined],
    ["two days later", received, "2026-11-12", "SUPERVISOR", undefined],
    ["three days later", received, "2026-11-13", "LIAISON", "SILENT"],
    ["months later", received, "2027-02-01", "LIAISON", "SILENT"],
    ["an empty seat", { ...received, supervisors: [] }, "2026-11-10", "LIAISON", "VACANT_SEAT"],
    ["an empty seat, months later", { ...received, supervisors: [] }, "2027-02-01", "LIAISON", "VACANT_SEAT"],
    ["the only supervisor posted it", { ...received, supervisors: ["clerk"] }, "2026-11-10", "LIAISON", "VACANT_SEAT"],
    [
      "the only supervisor handed it in",
      { ...received, broughtBy: ["clerk", "supervisor"] },
      "2026-11-10",
      "LIAISON",
      "VACANT_SEAT",
    ],
    ["one of two posted it", { ...received, supervisors: ["clerk", "other"] }, "2026-11-11", "SUPERVISOR", undefined],
  ])("%s", (_name, posting, today, who, because) => {
    expect(confirmerOf(posting, today)).toEqual(because === undefined ? { who } : { who, because });
  });
});
