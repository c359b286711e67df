import { describe, expect, it } from "vitest";
import { publicStatus, type StandingFacts } from "./public-step";

const released: StandingFacts = { stage: "RESULT", step: "TO_POST", daysLeft: null, withdrawalKind: null };
const claimed: StandingFacts = { ...released, step: "POSTED_CLAIMED" };
const hanging: StandingFacts = { ...released, step: "POSTED_PROVEN", daysLeft: 5 };
const verified: StandingFacts = { ...hanging, step: "VERIFIED" };

describe("where a notice stands, in a resident's words", () => {
  it.each([
    [released, "待张贴"],
    [claimed, "公开中·待核实"],
    [hanging, "公开中·待核实"],
    [verified, "公开中·已核实"],
    [{ ...verified, stage: "BEFORE_PAYMENT" }, "公示中·已核实"],
    [{ ...verified, step: "PERIOD_OVER", daysLeft: null }, "期满待归档"],
    [{ ...verified, step: "REPLACED" }, "已更正"],
    [{ ...verified, step: "WITHDRAWN", withdrawalKind: "IN_ERROR" }, "已撤回（错误公开）"],
    [{ ...verified, step: "WITHDRAWN", withdrawalKind: "ENDED" }, "已终止公开"],
    [{ ...verified, step: "WITHDRAWN", withdrawalKind: "LAPSED" }, "已停止公开"],
  ] as const)("%j → %s", (notice, words) => {
    expect(publicStatus(notice).label).toContain(words);
  });

  it("is green only when a supervisor has confirmed", () => {
    expect(publicStatus(verified).tone).toBe("proven");
    for (const step of ["TO_POST", "POSTED_CLAIMED", "POSTED_PROVEN", "REPLACED", "WITHDRAWN"])
      expect(publicStatus({ ...verified, step }).tone).not.toBe("proven");
  });

  it("is an alarm when it was taken back in error, and none when it ended", () => {
    const back = { ...verified, step: "WITHDRAWN" };
    expect(publicStatus({ ...back, withdrawalKind: "IN_ERROR" }).tone).toBe("late");
    expect(publicStatus({ ...back, withdrawalKind: "LAPSED" }).tone).toBe("late");
    expect(publicStatus({ ...back, withdrawalKind: "ENDED" }).tone).toBe("waiting");
  });

  it("counts down only while the period runs", () => {
    expect(publicStatus(hanging).countdown).toBe("还有5天");
    expect(publicStatus({ ...verified, daysLeft: 0 }).countdown).toBe("今天最后一天");
    expect(publicStatus({ ...verified, daysLeft: null }).countdown).toBeNull();
    for (const step of ["TO_POST", "POSTED_CLAIMED", "REPLACED"])
      expect(publicStatus({ ...hanging, step }).countdown).toBeNull();
  });
});
