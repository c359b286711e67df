import { describe, expect, it } from "vitest";
import { stageObstacle } from "./stage-closing";

const unit = {
  unitName: "一社",
  hungOn: "2026-11-02",
  claimedOn: null,
  periodEndsOn: "2026-11-07",
  sentBack: false,
} as const;

describe("the stage before payment, unit by unit", () => {
  it.each([
    ["hung its time, proven", {}, null],
    ["the last day of its period", { periodEndsOn: "2026-11-08" }, "PERIOD_RUNNING"],
    ["never hung", { hungOn: null, periodEndsOn: null }, "NOT_POSTED"],
    ["only claimed", { hungOn: null, periodEndsOn: null, claimedOn: "2026-11-02" }, "UNVERIFIED"],
    ["sent back", { hungOn: null, periodEndsOn: null, sentBack: true }, "SENT_BACK"],
    ["sent back, claimed anew", { hungOn: null, claimedOn: "2026-11-03", sentBack: true }, "UNVERIFIED"],
    ["sent back once, proven since", { sentBack: true }, null],
  ] as const)("%s", (_name, change, expected) =>
    expect(stageObstacle({ ...unit, ...change }, "2026-11-08")).toBe(expected),
  );
});
