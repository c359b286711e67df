import { describe, expect, it } from "vitest";
import { maskName } from "./mask-name";
import { internetProfileOf, maskLines, publicTotals } from "./public-view";

describe("masked names", () => {
  it.each([
    ["张三", "张*"],
    ["欧阳志强", "欧***"],
    ["阿依古丽·买买提", "阿***·买**"],
    ["𠮷田", "𠮷*"],
    ["李", "李"],
    ["", ""],
  ])("%s → %s", (name, masked) => expect(maskName(name)).toBe(masked));
});

describe("the internet profile", () => {
  it.each([
    ["N", "MASKED_LIST", "MASKED_LIST"],
    ["N", "TOTALS", "TOTALS"],
    ["N", "NOTHING", "NOTHING"],
    ["S", "MASKED_LIST", "TOTALS"],
    ["S", "TOTALS", "TOTALS"],
    ["S", "NOTHING", "NOTHING"],
    ["SS", "MASKED_LIST", "NOTHING"],
    ["SS", "TOTALS", "NOTHING"],
    ["SS", "NOTHING", "NOTHING"],
  ] as const)("%s × %s → %s", (grade, profile, seen) => expect(internetProfileOf(grade, profile)).toBe(seen));

  const totals = { recipients: 4, quantityMilli: 12_000, paidFen: 780_000 };
  it.each([
    ["S", 4, 4, "TOO_FEW"],
    ["S", 0, 0, "TOO_FEW"],
    ["S", 5, 5, "SHOWN"],
    // Five lines of one name without numbers: five recipients on paper, perhaps four people.
    ["S", 5, 4, "TOO_FEW"],
    ["S", 4, 5, "TOO_FEW"],
    ["N", 4, 4, "SHOWN"],
    ["SS", 500, 500, null],
  ] as const)("%s program, %i recipients, at least %i people: %s", (grade, recipients, fewest, kind) => {
    expect(publicTotals(grade, "TOTALS", { ...totals, recipients }, fewest)?.kind ?? null).toBe(kind);
  });
});

describe("masked lines", () => {
  const line = {
    seq: 1,
    name: "张三",
    organisation: false,
    minor: false,
    quantityMilli: 1000,
    rateE4: null,
    paidFen: 100,
    remark: null,
  };
  it("leaves minors to the sums and numbers the rest anew, so that no gap tells of them", () => {
    const lines = maskLines([line, { ...line, seq: 2, name: "小明", minor: true }, { ...line, seq: 3, name: "李四" }]);
    expect(lines.map((each) => [each.seq, each.maskedName])).toEqual([
      [1, "张*"],
      [2, "李*"],
    ]);
  });
  it("names organisations in full", () =>
    expect(maskLines([{ ...line, name: "示例农机合作社", organisation: true }])[0]?.maskedName).toBe("示例农机合作社"));
});
