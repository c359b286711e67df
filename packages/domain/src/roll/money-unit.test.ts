import { describe, expect, it } from "vitest";
import { A, B, ask, kinds, read, readingOf, workbook } from "../../../../tests/support/roll-cells";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

/** One person of 106.43 元, printed as 1 of the unit stands for so many yuan. */
const printed = (yuan: number) => Number((106.43 / yuan).toPrecision(12));
const UNITS: readonly (readonly [string, number])[] = [
  ["元", 1],
  ["百元", 100],
  ["千元", 1000],
  ["仟元", 1000],
  ["万元", 10000],
  ["角", 0.1],
  ["分", 0.01],
];

/** Where a roll says in what its amounts are. */
const PLACES: Readonly<Record<string, (unit: string, amount: number) => [SyntheticCell[][], string?]>> = {
  "the heading of the column": (unit, amount) => [
    [
      ["姓名", "身份证号", `补贴金额（${unit}）`],
      ["梁妹", A, amount],
    ],
  ],
  "the heading above": (unit, amount) => [
    [
      ["姓名", "身份证号", "补贴金额"],
      [null, null, unit],
      ["梁妹", A, amount],
    ],
  ],
  "the maker's line": (unit, amount) => [
    [
      ["编制单位：农业农村局", "2025年12月5日", `单位：${unit}、亩`],
      ["姓名", "身份证号", "补贴金额"],
      ["梁妹", A, amount],
    ],
  ],
  "two cells of the maker's line": (unit, amount) => [
    [
      ["编制单位：农业农村局", "单位：", unit],
      ["姓名", "身份证号", "补贴金额"],
      ["梁妹", A, amount],
    ],
  ],
  "a line without a colon, beside the table": (unit, amount) => [
    [
      ["农业农村局编制", null, null, null, `金额单位${unit}`],
      ["姓名", "身份证号", "补贴金额"],
      ["梁妹", A, amount],
    ],
  ],
  "the same, above a column without heading": (unit, amount) => [
    [
      ["农业农村局编制", null, `金额单位${unit}`],
      ["姓名", "身份证号", null, "补贴金额"],
      ["梁妹", A, null, amount],
    ],
  ],
  "the title": (unit, amount) => [
    [[`东区街道2025年耕地地力保护补贴清册（单位：${unit}）`], ["姓名", "身份证号", "补贴金额"], ["梁妹", A, amount]],
  ],
  "the sheet's name": (unit, amount) => [
    [
      ["姓名", "身份证号", "补贴金额"],
      ["梁妹", A, amount],
    ],
    `发放表（${unit}）`,
  ],
  "the cell itself": (unit, amount) => [
    [
      ["姓名", "身份证号", "补贴金额"],
      ["梁妹", A, `${amount}${unit}`],
    ],
  ],
};

describe("the unit of money", () => {
  for (const [place, write] of Object.entries(PLACES))
    it.each(UNITS.filter(([unit]) => place !== "the cell itself" || !/[角分]/u.test(unit)))(
      `${place} says: %s`,
      (unit, yuan) => {
        const [rows, name] = write(unit, printed(yuan));
        expect(read(rows, name === undefined ? {} : { name }).lines[0]?.paidFen).toBe(10643);
      },
    );

  it("is each column's own where two columns differ", () => {
    const reading = read([
      ["姓名", "身份证号", "应发金额（元）", "实发金额（千元）"],
      ["梁妹", A, 106.43, 0.10643],
    ]);
    expect(reading.lines[0]).toMatchObject({ dueFen: 10643, paidFen: 10643 });
  });

  it("of a rate is read too, so that rate × quantity agrees", () => {
    const reading = read([
      ["姓名", "身份证号", "面积", "标准（千元/亩）", "金额（千元）"],
      ["梁妹", A, 10, 0.10643, 1.0643],
    ]);
    expect(reading.lines[0]).toMatchObject({ rateE4: 1064300, paidFen: 106430 });
    expect(kinds(reading)).toEqual([]);
  });

  it("of a total may be the total's own", () => {
    const reading = read([
      ["姓名", "身份证号", "金额（元）"],
      ["梁妹", A, 10000],
      ["陈妹", B, 20000],
      ["合计（万元）", null, 3],
    ]);
    expect(reading.control).toMatchObject({ printedFen: 3_000_000, fits: true });
  });

  it.each([
    ["no roll's unit", [["单位：百万元"], ["姓名", "身份证号", "金额"], ["梁妹", A, 10]]],
    [
      "foreign money",
      [
        ["姓名", "身份证号", "金额（港币）"],
        ["梁妹", A, 10],
      ],
    ],
    ["two units at once", [["单位：元、万元"], ["姓名", "身份证号", "金额"], ["梁妹", A, 10]]],
    [
      "a note at the foot that says otherwise",
      [["姓名", "身份证号", "金额"], ["梁妹", A, 10], ["注：以上金额单位为千元"]],
    ],
    [
      "amounts a thousand times rate × quantity",
      [
        ["姓名", "身份证号", "面积", "标准（元/亩）", "金额"],
        ["梁妹", A, 10, 106.43, 1.0643],
      ],
    ],
    [
      "amounts in no named unit that look like no yuan",
      [
        ["姓名", "身份证号", "金额"],
        ["梁妹", A, 0.037996],
        ["陈妹", B, 0.098341],
      ],
    ],
  ] as [string, SyntheticCell[][]][])("is asked for: %s", (_, rows) => {
    const question = ask(rows);
    expect(question.asks).toBe("moneyUnit");
    const [answer] = question.choices.filter(({ moneyUnit }) => moneyUnit === "YUAN");
    expect(readingOf(workbook({ rows }), [answer!.answer]).lines.length).toBeGreaterThan(0);
  });
});
