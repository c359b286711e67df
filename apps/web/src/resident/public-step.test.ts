import { describe, expect, it } from "vitest";
import { publicStatus, publicStep, type StandingFacts } from "./public-step";

const released: StandingFacts = {
  stage: "RESULT",
  isCurrent: true,
  withdrawn: false,
  hungOn: null,
  verified: false,
  periodEndsOn: null,
  daysLeft: null,
  timeline: [],
};
const hanging: StandingFacts = { ...released, hungOn: "2026-12-05", periodEndsOn: "2026-12-12", daysLeft: 5 };
const verified: StandingFacts = { ...hanging, verified: true };
const posted = [{ kind: "POSTED", done: true }];

describe("where a notice stands", () => {
  it.each([
    ["released", released, "TO_POST"],
    ["claimed, unproven", { ...released, timeline: posted }, "POSTED_CLAIMED"],
    ["to be posted", { ...released, timeline: [{ kind: "POSTED", done: false }] }, "TO_POST"],
    ["proven, unconfirmed", hanging, "POSTED_PROVEN"],
    ["confirmed", verified, "VERIFIED"],
    ["on its last day", { ...verified, daysLeft: 0 }, "VERIFIED"],
    ["after its last day", { ...verified, daysLeft: -1 }, "PERIOD_OVER"],
    ["with no day left to name", { ...verified, daysLeft: null }, "PERIOD_OVER"],
    ["unconfirmed after its last day", { ...hanging, daysLeft: -1 }, "POSTED_PROVEN"],
    ["archived", { ...verified, daysLeft: -9, timeline: [{ kind: "ARCHIVED", done: true }] }, "FINISHED"],
    ["replaced", { ...verified, isCurrent: false }, "REPLACED"],
    ["withdrawn", { ...verified, isCurrent: false, withdrawn: true }, "WITHDRAWN"],
  ] as const)("%s → %s", (_name, notice, step) => {
    expect(publicStep(notice)).toBe(step);
  });
});

describe("in words", () => {
  it("says 公开 of results and 公示 before payment", () => {
    expect(publicStatus(verified).label).toBe("公开中·已核实");
    expect(publicStatus({ ...verified, stage: "BEFORE_PAYMENT" }).label).toBe("公示中·已核实");
    expect(publicStatus(released).label).toBe("待张贴");
  });

  it("is green only when a supervisor has confirmed", () => {
    expect(publicStatus(verified).tone).toBe("proven");
    for (const notice of [released, hanging, { ...verified, isCurrent: false }, { ...verified, withdrawn: true }]) {
      expect(publicStatus(notice).tone).not.toBe("proven");
    }
  });

  it("counts down only while the period runs", () => {
    expect(publicStatus(hanging).countdown).toBe("还有5天");
    expect(publicStatus({ ...verified, daysLeft: 0 }).countdown).toBe("今天最后一天");
    expect(publicStatus({ ...verified, daysLeft: -1 }).countdown).toBeNull();
    expect(publicStatus(released).countdown).toBeNull();
  });
});
