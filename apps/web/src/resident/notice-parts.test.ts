import { expect, it } from "vitest";
import { batchLabel, byProgram, quantityLabel } from "./notice-parts";

it("groups batches by program in the order given, without what was replaced", () => {
  const notice = (programName: string, id: number, isCurrent = true, withdrawn = false) => ({
    programName,
    id,
    isCurrent,
    withdrawn,
  });
  const groups = byProgram([
    notice("甲", 1),
    notice("乙", 2),
    notice("甲", 3, false),
    notice("甲", 4),
    notice("乙", 5, false, true),
  ]);
  expect(groups.map(({ program, notices }) => [program, notices.map(({ id }) => id)])).toEqual([
    ["甲", [1, 4]],
    ["乙", [2, 5]],
  ]);
});

it("says which batch, and that it comes before payment", () => {
  expect(batchLabel({ batchName: "第一批", stage: "RESULT" })).toBe("第一批");
  expect(batchLabel({ batchName: "第一批", stage: "BEFORE_PAYMENT" })).toBe("第一批（拟发放公示）");
  expect(batchLabel({ batchName: "", stage: "RESULT" })).toBe("发放结果公开");
});

it("shows a quantity only with its unit", () => {
  const totals = { recipients: 37, recipientsText: "37", quantityMilli: 582_310, paidFen: 1 };
  expect(quantityLabel({ totals, quantityUnit: "亩" })).toBe("582.31亩");
  expect(quantityLabel({ totals, quantityUnit: null })).toBeNull();
  expect(quantityLabel({ totals: null, quantityUnit: "亩" })).toBeNull();
});
