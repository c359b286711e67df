import { describe, expect, it } from "vitest";
import { A, B, C, D, ask, kinds, merge, read } from "../../../../tests/support/roll-cells";

describe("columns", () => {
  it("prefers 实发 to 应发, and the beneficiary to the payee to the head", () => {
    const reading = read([
      [
        "序号",
        "户主姓名",
        "户主身份证号",
        "收款人",
        "收款人身份证号",
        "享受人",
        "享受人身份证号",
        "应发金额",
        "实发金额",
      ],
      [1, "梁户", A, "梁收", B, "梁享", C, 100, 90],
      [2, "陈户", B, "陈收", D, null, null, 50, 50],
    ]);
    expect(
      reading.lines.map(({ name, identityNumber, dueFen, paidFen }) => [name, identityNumber, dueFen, paidFen]),
    ).toEqual([
      ["梁享", C, 10000, 9000],
      ["陈收", D, 5000, 5000],
    ]);
    expect(kinds(reading)).toContain("PAID_DIFFERS_FROM_DUE");
  });

  it("reads a form that nobody has filled in as a roll without lines", () => {
    const reading = read([["序号", "姓名", "身份证号", "金额"], [], ["合计", null, null, 0]]);
    expect(reading).toMatchObject({ lines: [], rejected: [], controlTotalFen: 0 });
  });

  it("rejects the lines of a roll that has no name at all, and asks where another column may hold them", () => {
    const rows = (more: string | null) => [
      ["序号", "姓名", more, "身份证号", "金额"],
      [1, null, more === null ? null : "甲", A, 10],
      ["合计", null, null, null, 10],
    ];
    expect(read(rows(null))).toMatchObject({
      lines: [],
      rejected: [{ row: 2, column: "姓名", reason: "NAME_MISSING" }],
    });
    expect(ask(rows("甲乙")).asks).toBe("name");
  });

  it("takes the total of two crops, and keeps their areas", () => {
    const reading = read(
      [
        ["2025年实际种粮农民一次性补贴发放表"],
        ["序号", "村民组", "姓名", "身份证号", "补贴面积（亩）", null, null, "补贴金额（元）", null, null],
        [null, null, null, null, "早造", "晚造", "合计", "早造", "晚造", "合计"],
        [1, "一组", "梁妹", A, 1.5, 2, 3.5, 10, 20, 30],
        ["合计", null, null, null, 1.5, 2, 3.5, 10, 20, 30],
      ],
      { merges: [merge(0, 0, 0, 9), merge(1, 2, 2, 2), merge(1, 4, 1, 6), merge(1, 7, 1, 9)] },
    );
    expect(reading.lines[0]).toMatchObject({
      quantityMilli: 3500,
      paidFen: 3000,
      extra: { earlyArea: "1.5", lateArea: "2" },
    });
    expect(reading.control).toMatchObject({ printedFen: 3000, fits: true });
  });

  it("publishes machines with product and price, and knows organisations", () => {
    const reading = read([
      [
        "序号",
        "购机者",
        "身份证号/统一社会信用代码",
        "产品名称",
        "数量",
        "单价（元）",
        "单台补贴（元）",
        "总补贴（元）",
      ],
      [1, "梁妹", A, "微耕机", 1, 3000, 500, 500],
      [2, "示例种养专业合作社", "93442000MA4W12345X", "拖拉机", 2, 30000, 5000, 10000],
    ]);
    expect(reading.rejected).toEqual([]);
    expect(
      reading.lines.map(({ organisation, identityNumber, extra, paidFen }) => [
        organisation,
        identityNumber,
        extra,
        paidFen,
      ]),
    ).toEqual([
      [false, A, { product: "微耕机", unitPrice: "3000" }, 50000],
      [true, null, { product: "拖拉机", unitPrice: "30000" }, 1000000],
    ]);
  });
});
