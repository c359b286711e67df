import { describe, expect, it } from "vitest";
import { A, B, C, D, amounts, kinds, merge, read } from "../../../../tests/support/roll-cells";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

const HEAD = ["序号", "姓名", "身份证号", "金额"];
const TITLE = ["示例一经联社2025年补贴清册"];

describe("tables side by side", () => {
  it.each([
    ["with a column between", [null]],
    ["without", []],
  ])("are read one after the other: %s", (_, gap: SyntheticCell[]) => {
    const reading = read(
      [
        TITLE,
        [...HEAD, ...gap, ...HEAD],
        [1, "梁妹", A, 10, ...gap, 3, "麦妹", C, 30],
        [2, "陈妹", B, 20, ...gap, 4, "冯妹", D, 40],
        ["合计", null, null, null, ...gap, null, null, null, 100],
      ],
      { merges: [merge(0, 0, 0, 7 + gap.length)] },
    );
    expect(amounts(reading.lines).map(([name, due]) => [name, due])).toEqual([
      ["梁妹", 1000],
      ["陈妹", 2000],
      ["麦妹", 3000],
      ["冯妹", 4000],
    ]);
    expect(new Set(reading.lines.map(({ unitName }) => unitName))).toEqual(new Set(["示例一经联社"]));
    expect(reading).toMatchObject({ rejected: [], totalsFit: true, controlTotalFen: 10_000 });
  });

  it("may each have a total of their own, and the last part may be shorter", () => {
    const reading = read([
      [...HEAD, ...HEAD],
      [1, "梁妹", A, 10, 3, "麦妹", C, 30],
      [2, "陈妹", B, 20],
      ["小计", null, null, 30, "小计", null, null, 30],
    ]);
    expect(reading.lines).toHaveLength(3);
    expect(reading).toMatchObject({ rejected: [], totalsFit: true });
  });

  it("may each be of another cooperative, named above it", () => {
    const reading = read(
      [
        ["2025年补贴清册"],
        ["示例一经联社", null, null, null, null, "示例二经联社"],
        [...HEAD, null, ...HEAD],
        [1, "梁妹", A, 10, null, 1, "麦妹", C, 30],
        [2, "陈妹", B, 20],
        ["合计", null, null, 60],
      ],
      { merges: [merge(0, 0, 0, 8), merge(1, 0, 1, 3), merge(1, 5, 1, 8)] },
    );
    expect(reading.lines.map(({ unitName, paidFen }) => [unitName, paidFen])).toEqual([
      ["示例一经联社", 1000],
      ["示例一经联社", 2000],
      ["示例二经联社", 3000],
    ]);
    expect(reading).toMatchObject({ totalsFit: true, controlTotalFen: 6000 });
  });

  it("may be a roll and its summary, which is not counted", () => {
    const reading = read([
      [...HEAD, null, "村组", "户数", "金额"],
      [1, "梁妹", A, 10, null, "一组", 1, 10],
      [2, "陈妹", B, 20, null, "二组", 1, 20],
      [null, null, null, null, null, "合计", 2, 30],
    ]);
    expect(reading.lines).toHaveLength(2);
    expect(reading).toMatchObject({ rejected: [], totalsFit: true, controlTotalFen: 3000 });
    expect(kinds(reading)).toEqual(["SUMMARY_SHEET_SKIPPED"]);
  });

  it.each([
    ["the sheet's name", [], HEAD, "发放表（百元）"],
    ["the line above", [["单位：百元"]], HEAD, "Sheet1"],
    ["the roll's own heading", [], ["序号", "姓名", "身份证号", "金额（百元）"], "Sheet1"],
  ])("may be a summary in the roll's unit of money, named by %s", (_, above: SyntheticCell[][], head, name) => {
    const reading = read(
      [
        ...above,
        [...head, null, "单位名称", "户数", "金额"],
        [1, "梁妹", A, 1.25, null, "示例一经联社", 2, null],
        [2, "陈妹", B, 2.5, null, "合计", 2, 3.75],
      ],
      { name },
    );
    expect(reading.lines.map(({ paidFen }) => paidFen)).toEqual([12_500, 25_000]);
    expect(reading).toMatchObject({ rejected: [], totalsFit: true, controlTotalFen: 37_500 });
    expect(kinds(reading)).toEqual(["SUMMARY_SHEET_SKIPPED"]);
  });

  it("may be a summary whose total does not fit, whatever unit it is taken in", () => {
    const reading = read([
      ["序号", "姓名", "身份证号", "金额（百元）", null, "单位名称", "户数", "金额"],
      [1, "梁妹", A, 1.25, null, "示例一经联社", 2, null],
      [2, "陈妹", B, 2.5, null, "合计", 2, 4.75],
    ]);
    expect(reading).toMatchObject({ totalsFit: false, controlTotalFen: 47_500 });
  });

  it("are not one table with a column left blank", () => {
    const reading = read([
      ["序号", "姓名", "身份证号", "应发金额", null, "实发金额", "备注"],
      [1, "梁妹", A, 10, null, 9, null],
    ]);
    expect(reading.lines).toMatchObject([{ dueFen: 1000, paidFen: 900 }]);
  });
});
