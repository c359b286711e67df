import { describe, expect, it } from "vitest";
import { hangDateFault, hangDateInput } from "./hang-date";

describe("the hang date", () => {
  it.each([
    ["today needs no reason", "2026-12-05", "", null],
    ["yesterday needs one", "2026-12-04", "  ", "REASON_MISSING"],
    ["yesterday with one", "2026-12-04", "昨天贴的", null],
    ["a reason with a telephone in it", "2026-12-04", "电话13800138000", "REASON_NUMBER"],
    ["tomorrow never", "2026-12-06", "先写上", "FUTURE"],
    ["last year's end", "2025-12-31", "补报", null],
    ["cleared", "", "原因", "EMPTY"],
  ])("%s", (_, date, reason, fault) => {
    expect(hangDateFault({ date, reason }, "2026-12-05")).toBe(fault);
  });

  it("sends a reason exactly when the date was corrected", () => {
    expect(hangDateInput({ date: "2026-12-05", reason: "改回来了" }, "2026-12-05")).toEqual({ hangDate: "2026-12-05" });
    expect(hangDateInput({ date: "2026-12-04", reason: " 昨天贴的 " }, "2026-12-05")).toEqual({
      hangDate: "2026-12-04",
      hangDateReason: "昨天贴的",
    });
  });
});
