import { describe, expect, it } from "vitest";
import { A, B, C, D, amounts, kinds, merge, read } from "../../../../tests/support/roll-cells";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

describe("rows that are not lines", () => {
  it("reads a heading of four rows, with units and numbers of columns", () => {
    const reading = read(
      [
        ["东区街道示例一经联社2025年清册"],
        ["序号", "基本情况", null, null, "补贴情况", null, null],
        [null, "姓名", "身份证号", "组别", "面积", "标准", "金额"],
        [null, null, null, null, "亩", "元/亩", "万元"],
        ["栏次", 1, 2, 3, 4, 5, "6=4×5"],
        [1, "梁妹", A, "一组", 2, 10, 0.002],
        ["合计", null, null, null, 2, null, 0.002],
      ],
      {
        merges: [
          merge(0, 0, 0, 6),
          merge(1, 0, 3, 0),
          merge(1, 1, 1, 3),
          merge(1, 4, 1, 6),
          merge(2, 1, 3, 1),
          merge(2, 2, 3, 2),
          merge(2, 3, 3, 3),
        ],
      },
    );
    expect(reading.lines).toMatchObject([
      { unitName: "示例一经联社", group: "一组", quantityMilli: 2000, rateE4: 100000, paidFen: 2000 },
    ]);
    expect(reading.control).toMatchObject({ printedFen: 2000, fits: true });
  });

  it("reads a heading of four rows whose outer columns reach down over all of them", () => {
    const reading = read(
      [
        ["序号", "清册内容", null, null, "经联社", "支付状态"],
        [null, "基本信息", null, "补贴情况"],
        [null, "人员", null, "核定"],
        [null, "姓名", "身份证号", "金额"],
        [1, "梁妹", A, 10, "示例一经联社", "成功"],
        [2, "陈妹", B, 20, "示例二经联社", "退票"],
      ],
      {
        merges: [
          ...[0, 4, 5].map((column) => merge(0, column, 3, column)),
          merge(0, 1, 0, 3),
          merge(1, 1, 1, 2),
          merge(2, 1, 2, 2),
        ],
      },
    );
    expect(reading.lines.map(({ unitName, outcome, paidFen }) => [unitName, outcome, paidFen])).toEqual([
      ["示例一经联社", "PAID", 1000],
      ["示例二经联社", "RETURNED", 0],
    ]);
  });

  it("passes over notes, dates, page numbers, other blocks' titles and summaries below", () => {
    const reading = read([
      ["一、耕地补贴"],
      ["序号", "姓名", "身份证号", "金额"],
      [1, "梁妹（已故）", A, 20],
      [2, "陈妹", null, null],
      [3],
      ["小计", null, null, 20],
      [null, "二、种粮补贴"],
      ["姓名", "身份证号", "组别", "金额"],
      ["麦妹", B, "一组", 20],
      ["总计", null, null, 40],
      [null, "2025年12月5日"],
      ["开户银行：", "农商行 账号：6228480000000000001"],
      ["第1页 共3页"],
      ["注：本表一式三份"],
      ["负责人", "张三", null, "李四"],
      ["单位名称", "户数", "金额"],
      ["示例一经联社", 2, 40],
      ["合计", 2, 40],
    ]);
    expect(reading.lines.map(({ name, paidFen }) => [name, paidFen])).toEqual([
      ["梁妹", 2000],
      ["麦妹", 2000],
    ]);
    expect(reading.rejected).toMatchObject([{ row: 4, reason: "ID_MISSING" }]);
    expect(kinds(reading)).toContain("DECEASED_OR_ON_BEHALF");
    expect(reading.control).toMatchObject({ printedFen: 4000, fits: true });
  });

  it("keeps people called like totals and offices", () => {
    const reading = read([
      ["序号", "姓名", "身份证号", "金额"],
      [1, "合计", A, 10],
      [2, "小计", B, 20],
      [3, "审核", C, 5],
      [4, "制秀英", D, 5],
      ["合计", null, null, 40],
      [5, "群众代表签字："],
      ["审批人：", null, "制单人："],
    ]);
    expect(reading.lines).toHaveLength(4);
    expect(reading.control).toMatchObject({ printedFen: 4000, fits: true });
    expect(reading.rejected).toEqual([]);
  });

  it.each([
    [["合计（大写）：叁拾元伍角　￥30.50元"]],
    [["合计：2户，30.50元"]],
    [[null, null, "总 计：", 30.5]],
    [
      ["示例一组合计", null, null, 30.5],
      ["共计", null, null, 30.5],
    ],
    [[null, null, null, 30.5]],
  ])("finds the total in %j", (...rows) => {
    const reading = read([
      ["姓名", "组别", "身份证号", "金额"],
      ["梁妹", "示例一组", A, 10],
      ["陈妹", "示例一组", B, 20.5],
      ...(rows as SyntheticCell[][]),
    ]);
    expect(reading.lines).toHaveLength(2);
    expect(reading.control).toMatchObject({ printedFen: 3050, fits: true });
  });

  it("does not let a wrong total or a wrong subtotal pass", () => {
    const rows = (...tail: SyntheticCell[][]) => [
      ["姓名", "身份证号", "金额"],
      ["梁妹", A, 10],
      ["陈妹", B, 20],
      ...tail,
    ];
    expect(read(rows(["合计", null, 40]))).toMatchObject({ totalsFit: false, control: { differenceFen: 1000 } });
    const sub = read(rows(["小计", null, 31]));
    expect(sub).toMatchObject({ totalsFit: false, control: null });
    expect(kinds(sub)).toContain("SUBTOTAL_DIFFERS");
    expect(read(rows(["合计", null, 30.05]))).toMatchObject({ totalsFit: true });
    expect(read(rows(["合计", null, 30.06]))).toMatchObject({ totalsFit: false });
  });

  it("counts a total as fitting when only rejected lines make the difference", () => {
    const rows = (bad: SyntheticCell, id: string | null) => [
      ["姓名", "身份证号", "金额"],
      ["梁妹", A, 10],
      ["陈妹", id, bad],
      ["合计", null, 30],
    ];
    expect(read(rows(20, null))).toMatchObject({ totalsFit: true });
    expect(read(rows("见附表", B))).toMatchObject({ totalsFit: true });
    expect(read(rows(25, null))).toMatchObject({ totalsFit: false });
  });

  it("leaves out averages, counts and the letters of columns", () => {
    const reading = read([
      ["序号", "姓名", "身份证号", "面积", "金额"],
      ["A", "B", "C", "D", "E=D×2"],
      [1, "梁妹", A, 1, 10],
      [2, "陈妹", B, 2, 20],
      ["合计", null, null, 3, 30],
      ["户数", null, null, null, 2],
      ["平均", null, null, 1.5, 15],
      [null, "户均", null, null, 15],
      ["其中：低保户", null, null, null, 10],
    ]);
    expect(reading.lines).toHaveLength(2);
    expect(reading.rejected).toEqual([]);
    expect(reading.control).toMatchObject({ printedFen: 3000, fits: true });
  });

  it("carries pages over without counting them", () => {
    const reading = read([
      ["序号", "姓名", "身份证号", "金额"],
      [1, "梁妹", A, 10],
      [2, "陈妹", B, 20],
      ["过次页", null, null, 30],
      ["承前页", null, null, 30],
      [3, "麦妹", C, 5],
      ["合计", null, null, 35],
    ]);
    expect(reading.lines).toHaveLength(3);
    expect(reading).toMatchObject({ rejected: [], totalsFit: true, control: { printedFen: 3500 } });
  });

  describe("somebody called 合计 without an identity number", () => {
    const rows = (...tail: SyntheticCell[][]): SyntheticCell[][] => [
      ["序号", "姓名", "金额"],
      [1, "梁妹", 10],
      [2, "陈妹", 20],
      ...tail,
    ];
    it("is read, with a warning, where the total below needs the amount", () => {
      const reading = read(rows([3, "合计", 7], ["合计", null, 37]));
      expect(amounts(reading.lines).map(([name]) => name)).toEqual(["梁妹", "陈妹", "合计"]);
      expect(reading).toMatchObject({ totalsFit: true, control: { printedFen: 3700 } });
      expect(reading.warnings).toContainEqual(
        expect.objectContaining({ row: 4, kind: "NAME_LIKE_TOTAL", details: { label: "合计", as: "PERSON" } }),
      );
    });
    it("blocks where nothing agrees with it", () =>
      expect(read(rows([3, "小计", 7]))).toMatchObject({ totalsFit: false, lines: { length: 3 } }));
    it("is rejected by row where everybody else has a number", () => {
      const reading = read([
        ["序号", "姓名", "身份证号", "金额"],
        [1, "梁妹", A, 10],
        [2, "总计", null, 7],
        ["合计", null, null, 17],
      ]);
      expect(reading.rejected).toMatchObject([{ row: 3, reason: "ID_MISSING" }]);
      expect(reading).toMatchObject({ totalsFit: true, control: { printedFen: 1700 } });
    });
    it("is a total within the numbering where it is the sum", () => {
      const reading = read(rows([3, "合计", 30]));
      expect(reading.lines).toHaveLength(2);
      expect(reading.control).toMatchObject({ printedFen: 3000, fits: true });
      expect(kinds(reading)).toContain("NAME_LIKE_TOTAL");
    });
  });

  it("knows subtotals of a single line within the numbering where all totals agree with it", () => {
    const reading = read([
      ["序号", "姓名", "金额"],
      [1, "梁妹", 10],
      [2, "小计", 10],
      [3, "陈妹", 30],
      [4, "麦妹", 5],
      [5, "小计", 35],
      [6, "合计", 45],
    ]);
    expect(reading.lines.map(({ name }) => name)).toEqual(["梁妹", "陈妹", "麦妹"]);
    expect(reading).toMatchObject({ totalsFit: true, control: { printedFen: 4500 } });
    expect(kinds(reading)).toContain("NAME_LIKE_TOTAL");
  });

  it("takes 平均 for somebody where the total needs the amount, and else for the average", () => {
    const rows = (total: number): SyntheticCell[][] => [
      ["序号", "姓名", "金额"],
      [1, "梁妹", 10],
      [2, "陈妹", 20],
      [3, "平均", 15],
      ["合计", null, total],
    ];
    expect(read(rows(45))).toMatchObject({ totalsFit: true, lines: { length: 3 } });
    expect(read(rows(30))).toMatchObject({ totalsFit: true, lines: { length: 2 } });
    expect(read(rows(31))).toMatchObject({ totalsFit: false });
  });

  it("knows a unit with its sum above its lines from an organisation that was paid", () => {
    const rows = (sum: number): SyntheticCell[][] => [
      ["序号", "姓名", "身份证号", "金额"],
      ["一", "示例一经联社", null, sum],
      [1, "梁妹", A, 10],
      [2, "陈妹", B, 20],
    ];
    const titled = read(rows(30));
    expect(titled.lines.map(({ name, unitName }) => [name, unitName])).toEqual([
      ["梁妹", "示例一经联社"],
      ["陈妹", "示例一经联社"],
    ]);
    expect(titled).toMatchObject({ totalsFit: true });
    expect(read(rows(31)).lines).toHaveLength(3);
  });

  it("keeps the total above rows that were rejected, and passes over balances and breakdowns", () => {
    const reading = read([
      ["姓名", "身份证号", "应发金额", "发放金额", "状态"],
      ["梁妹", A, 10, 10, "成功"],
      ["陈妹", B, 20, 20, "退票"],
      ["合计", null, 30, 30],
      ["其中：成功", null, null, 10],
      ["退票", null, null, 20],
      ["应发合计", null, null, 30],
      ["上期结余", null, null, 500],
      ["大写", "叁拾元整"],
      ["补麦某", null, 5, 5],
    ]);
    expect(reading.control).toMatchObject({ printedFen: 3000, fits: true });
    expect(reading.rejected).toMatchObject([{ row: 10, reason: "ID_MISSING" }]);
  });

  it("does not lose organisations whose table calls them units", () => {
    const reading = read([
      ["姓名", "身份证号", "金额"],
      ["梁妹", A, 10],
      ["单位名称", "统一社会信用代码", "金额"],
      ["示例农业有限公司", "91442000MA4WABCD1E", 100],
      ["总计", null, 110],
    ]);
    expect(amounts(reading.lines).map(([name]) => name)).toEqual(["梁妹", "示例农业有限公司"]);
    expect(reading.control).toMatchObject({ printedFen: 11_000, fits: true });
  });

  it("warns of a table that is not counted", () => {
    const reading = read([
      ["经联社", "户数", "金额"],
      ["示例一经联社", 1, 10],
      [],
      ["姓名", "身份证号", "金额"],
      ["梁妹", A, 10],
    ]);
    expect(reading.warnings).toMatchObject([{ kind: "TABLE_SKIPPED", row: 1 }]);
  });

  it("reads one household of several plots under merged cells once", () => {
    const reading = read(
      [
        ["序号", "户主姓名", "身份证号", "面积", "金额"],
        [1, "梁妹", A, 1, 30],
        [null, null, null, 2, null],
        [2, "陈妹", B, 2, 20],
      ],
      { merges: [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 4, 2, 4)] },
    );
    expect(reading.lines.map(({ quantityMilli, paidFen }) => [quantityMilli, paidFen])).toEqual([
      [3000, 3000],
      [2000, 2000],
    ]);
  });

  it("does not take an organisation for the heading of the lines below it because one of them cannot be read", () => {
    const reading = read([
      ["序号", "村", "姓名", "身份证号", "金额"],
      [1, "示例一经联社", "示例水稻种植专业合作社", null, 6521.1],
      [2, "示例一经联社", "梁妹", A, 50.77],
      [3, "示例一经联社", "陈妹", B, null],
    ]);
    expect(reading.lines.map(({ name }) => name)).toEqual(["示例水稻种植专业合作社", "梁妹"]);
    expect(reading.rejected).toMatchObject([{ row: 4, reason: "AMOUNT_MISSING" }]);
  });
});
