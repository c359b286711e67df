import { describe, expect, it } from "vitest";
import { A, B, C, D, read } from "../../../../tests/support/roll-cells";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

const HEAD = ["村", "姓名", "身份证号", "金额"];
const [ONE, TWO] = ["示例一经联社", "示例二经联社"];
const lines = {
  one: [
    [ONE, "甲", A, 1],
    [ONE, "乙", B, 2],
  ],
  two: [
    [TWO, "丙", C, 3],
    [TWO, "丁", D, 4],
  ],
};
const sum = (label: string, yuan: number): SyntheticCell[] => [label, null, null, yuan];
const totals = (rows: SyntheticCell[][], ...more: Parameters<typeof read>[1][]) =>
  read(rows, ...more).unitTotals.map(({ unitName, printedFen }) => [unitName, printedFen / 100]);

describe("what a roll prints as the sum of each unit", () => {
  it.each<[string, SyntheticCell[][], unknown[]]>([
    ["nothing", [HEAD, ...lines.one, ...lines.two, sum("合计", 10)], []],
    [
      "a subtotal below each",
      [HEAD, ...lines.one, sum("小计", 3), ...lines.two, sum("小计", 7), sum("合计", 10)],
      [
        [ONE, 3],
        [TWO, 7],
      ],
    ],
    [
      "a total in each block",
      [
        [ONE],
        HEAD.slice(1),
        ...lines.one.map((row) => row.slice(1)),
        sum("合计", 3).slice(1),
        [TWO],
        HEAD.slice(1),
        ...lines.two.map((row) => row.slice(1)),
        sum("合计", 7).slice(1),
      ],
      [
        [ONE, 3],
        [TWO, 7],
      ],
    ],
    [
      "a subtotal that does not fit",
      [HEAD, ...lines.one, sum("小计", 4), ...lines.two, sum("小计", 7), sum("合计", 10)],
      [
        [ONE, 4],
        [TWO, 7],
      ],
    ],
    [
      "a subtotal that does not fit, below one that would",
      [HEAD, ...lines.one, sum("小计", 3), [TWO, "丙", C, 3], sum("小计", 5), sum("合计", 6)],
      [
        [ONE, 3],
        [TWO, 5],
      ],
    ],
    [
      "subtotals of pages, which are nobody's unless they fit",
      [
        HEAD,
        lines.one[0]!,
        sum("本页小计", 1),
        lines.one[1]!,
        sum("本页小计", 2),
        ...lines.two,
        sum("本页小计", 7),
        sum("合计", 10),
      ],
      [[TWO, 7]],
    ],
    ["one unit, whose total is the roll's", [HEAD, ...lines.one, sum("合计", 3.5)], [[ONE, 3.5]]],
    ["units all over the sheet", [HEAD, lines.one[0]!, lines.two[0]!, lines.one[1]!, sum("合计", 6)], []],
    [
      "a last unit without a subtotal, above the total of all",
      [HEAD, ...lines.one, sum("小计", 3), ...lines.two, sum("合计", 10)],
      [[ONE, 3]],
    ],
    [
      "a summary beside the roll",
      [
        [...HEAD, null, "单位名称", "户数", "金额"],
        [...lines.one[0]!, null, ONE, 2, 3],
        [...lines.one[1]!, null, TWO, 2, 8],
        [...lines.two[0]!, null, "合计", 4, 11],
        lines.two[1]!,
      ],
      [
        [ONE, 3],
        [TWO, 8],
      ],
    ],
  ])("%s", (_, rows, expected) => expect(totals(rows)).toEqual(expected));

  it("counts lines that are rejected, and reads the unit of money", () => {
    const rows = [
      ["村", "姓名", "身份证号", "金额（万元）"],
      [ONE, "甲", "123", 0.0001],
      [ONE, "乙", B, 0.0002],
      sum("小计", 0.0003),
      [TWO, "丙", C, 0.0003],
      sum("小计", 0.0003),
    ];
    expect(totals(rows)).toEqual([
      [ONE, 3],
      [TWO, 3],
    ]);
  });
});
