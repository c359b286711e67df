import { describe, expect, it } from "vitest";
import { DEFAULT_REVIEW_SETTINGS, REVIEW_CHECKS, checkReviewSettings } from "./settings";
import type { ReviewSettings } from "./settings";

const [first, second, final, secrecy] = DEFAULT_REVIEW_SETTINGS.steps;

describe("review settings", () => {
  it("start with three reviews, a secrecy verdict and three people", () => {
    expect(checkReviewSettings(DEFAULT_REVIEW_SETTINGS)).toEqual({ ok: true, value: DEFAULT_REVIEW_SETTINGS });
    expect(DEFAULT_REVIEW_SETTINGS.steps.map(({ step }) => step)).toEqual(["FIRST", "SECOND", "FINAL", "SECRECY"]);
    expect(DEFAULT_REVIEW_SETTINGS.minimumPeople).toBe(3);
  });

  it("ask for all five checks where a step says nothing of them", () => {
    const { checks: _left, ...bare } = first!;
    const checked = checkReviewSettings({ ...DEFAULT_REVIEW_SETTINGS, steps: [bare, second, final, secrecy] });
    expect(checked.ok && checked.value.steps[0]!.checks).toEqual(REVIEW_CHECKS);
  });

  it.each<[string, Partial<ReviewSettings>, object]>([
    ["no secrecy step", { steps: [first!, second!, final!] }, { fault: "NO_SECRECY_STEP" }],
    ["a step twice", { steps: [first!, first!, secrecy!] }, { fault: "STEP_TWICE", at: "FIRST" }],
    ["a step for nobody", { steps: [{ ...first!, roles: [] }, secrecy!] }, { fault: "MALFORMED", at: "steps.0.roles" }],
    ["one person", { minimumPeople: 1 }, { fault: "MALFORMED", at: "minimumPeople" }],
    ["more people than steps", { minimumPeople: 6 }, { fault: "TOO_MANY_PEOPLE", most: 5, path: "FULL" }],
    ["sharing with nothing", { steps: [first!, secrecy!] }, { fault: "SHARES_WITH_UNKNOWN", at: "SECOND" }],
    [
      "a short path with a strange step",
      { shortPath: { minimumPeople: 2, proofReadings: 0, steps: ["SECRECY", "THIRD"] } },
      { fault: "SHORT_PATH_STEP_UNKNOWN", at: "THIRD" },
    ],
    [
      "a short path round the secrecy verdict",
      { shortPath: { minimumPeople: 2, proofReadings: 0, steps: ["FIRST", "FINAL"] } },
      { fault: "SHORT_PATH_WITHOUT_SECRECY" },
    ],
    [
      "a short path for a crowd",
      { shortPath: { minimumPeople: 4, proofReadings: 0, steps: ["FINAL", "SECRECY"] } },
      { fault: "TOO_MANY_PEOPLE", most: 3, path: "SHORT" },
    ],
  ])("refuse %s", (_name, change, fault) => {
    expect(checkReviewSettings({ ...DEFAULT_REVIEW_SETTINGS, ...change })).toEqual({ ok: false, fault });
  });
});
