import { PUBLICATION_LOOKS } from "@gongshi/usecases/audit/kinds";
import { describe, expect, it } from "vitest";
import { lookWord } from "./look-word";

describe("what somebody looked at", () => {
  it.each(PUBLICATION_LOOKS)("%s has its word", (kind) =>
    expect(lookWord({ kind, detail: null, count: 1 })).not.toBe(kind),
  );
  it.each([
    ["lines.read", null, 3, "查看发放明细3次"],
    ["form.exported", "approval-form", 1, "导出信息公开审批表"],
    ["form.exported", "stage-statement", 2, "导出公示情况说明2次"],
  ] as const)("%s %s ×%i → %s", (kind, detail, count, said) => expect(lookWord({ kind, detail, count })).toBe(said));
});
