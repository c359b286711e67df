import { describe, expect, it } from "vitest";
import { confirmerOf, linkOffered } from "./confirmer";

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

describe("whether a link is offered", () => {
  const received = { receivedOn: "2026-11-10", broughtBy: ["clerk"], supervisors: ["supervisor"] };
  it.each([
    ["signed in, the same day", received, ["supervisor"], "2026-11-10", null],
    ["signed in, a day later", received, ["supervisor"], "2026-11-11", "WAITED_A_DAY"],
    ["signed in nowhere, at once", received, [], "2026-11-10", "NOT_SIGNED_IN"],
    ["signed in nowhere, days later", received, [], "2026-11-20", "NOT_SIGNED_IN"],
    ["an empty seat", { ...received, supervisors: [] }, [], "2026-11-20", null],
    ["only whoever posted it", { ...received, supervisors: ["clerk"] }, ["clerk"], "2026-11-20", null],
    ["one of two is signed in", { ...received, supervisors: ["a", "b"] }, ["b"], "2026-11-10", null],
    [
      "the one signed in posted it",
      { ...received, supervisors: ["clerk", "b"] },
      ["clerk"],
      "2026-11-10",
      "NOT_SIGNED_IN",
    ],
  ])("%s", (_name, posting, signedIn, today, offered) => {
    expect(linkOffered(posting, signedIn, today)).toBe(offered);
  });
});
