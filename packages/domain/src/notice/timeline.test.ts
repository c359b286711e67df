import { describe, expect, it } from "vitest";
import { noticeTimeline } from "./timeline";
import type { TimelineFacts } from "./timeline";

describe("the timeline", () => {
  const facts: TimelineFacts = {
    releasedOn: "2026-11-09",
    hungOn: "2026-11-10",
    confirmedOn: "2026-11-11",
    periodEndsOn: "2026-11-15",
    finished: false,
    ended: null,
  };
  const five = ["RELEASED", "POSTED", "CONFIRMED", "PERIOD_OVER", "ARCHIVED"];
  const said = (change: Partial<TimelineFacts>, today: string): string[] =>
    noticeTimeline({ ...facts, ...change }, today).map(({ kind, done }) => (done ? kind : `(${kind})`));

  it("has the same five for everyone while a notice is in force", () => {
    expect(noticeTimeline(facts, "2026-11-12").map(({ kind }) => kind)).toEqual(five);
    expect(said({ hungOn: null, confirmedOn: null, periodEndsOn: null }, "2026-11-12")).toEqual([
      "RELEASED",
      "(POSTED)",
      "(CONFIRMED)",
      "(PERIOD_OVER)",
      "(ARCHIVED)",
    ]);
    expect(said({}, "2026-11-15")).toEqual(["RELEASED", "POSTED", "CONFIRMED", "(PERIOD_OVER)", "(ARCHIVED)"]);
    expect(said({}, "2026-11-16")).toEqual(["RELEASED", "POSTED", "CONFIRMED", "PERIOD_OVER", "(ARCHIVED)"]);
    expect(said({ finished: true }, "2026-11-30")).toEqual(five);
  });

  it.each(["REPLACED", "IN_ERROR", "ENDED", "LAPSED", "OUT_OF_SCOPE"] as const)(
    "of one that ended (%s) says so in the place of what will not come, however late it is looked at",
    (why) => {
      const early = { ended: { on: "2026-11-12", why } };
      expect(said(early, "2026-12-20")).toEqual(["RELEASED", "POSTED", "CONFIRMED", why]);
      expect(said({ ...early, hungOn: null, confirmedOn: null, periodEndsOn: null }, "2026-12-20")).toEqual([
        "RELEASED",
        why,
      ]);
      expect(said({ ended: { on: "2026-11-20", why } }, "2026-12-20")).toEqual([
        "RELEASED",
        "POSTED",
        "CONFIRMED",
        "PERIOD_OVER",
        why,
      ]);
    },
  );

  it("gives the day of the end", () => {
    const ended = { on: "2026-11-12", why: "ENDED" } as const;
    expect(noticeTimeline({ ...facts, ended }, "2026-12-20").at(-1)).toEqual({
      kind: "ENDED",
      at: "2026-11-12",
      done: true,
    });
  });
});
