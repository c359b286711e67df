import { describe, expect, it } from "vitest";
import { A, B, C, kinds, merge, read, readingOf, workbook } from "../../../../tests/support/roll-cells";

describe("places", () => {
  it("fills merged villages, and takes the cooperative before the community", () => {
    const reading = read(
      [
        ["社区", "经联社", "组别", "户主姓名", "身份证号", "金额"],
        ["桥岗社区", "示例一经联社", 1, "梁妹", A, 10],
        [null, null, 1, "陈妹", B, 20],
        [null, "示例二经联社", "十一组", "麦妹", C, 20],
      ],
      { merges: [merge(1, 0, 3, 0), merge(1, 1, 2, 1)] },
    );
    expect(reading.lines.map(({ unitName, communityName, group }) => [unitName, communityName, group])).toEqual([
      ["示例一经联社", "桥岗社区", "1"],
      ["示例一经联社", "桥岗社区", "1"],
      ["示例二经联社", "桥岗社区", "十一组"],
    ]);
  });

  it("takes unit and group from the title of a block, with or without a header of its own", () => {
    const reading = read([
      ["姓名", "身份证号", "金额"],
      ["示例一经联社　东一组（盖章）"],
      ["梁妹", A, 30],
      ["小计", null, 30],
      ["示例二经联社 西二组"],
      ["姓名", "身份证号", "金额"],
      ["陈妹", B, 10],
      ["小计", null, 10],
    ]);
    expect(reading.lines.map(({ unitName, group }) => [unitName, group])).toEqual([
      ["示例一经联社", "东一组"],
      ["示例二经联社", "西二组"],
    ]);
  });

  it("takes the village for the unit and its 经济社 for the group, and a 经济社 by itself for the unit", () => {
    const both = read([
      ["村级名称", "经济社", "姓名", "身份证号", "金额"],
      ["示例村", "第一经济社", "梁妹", A, 10],
    ]);
    expect(both.lines).toMatchObject([{ unitName: "示例村", group: "第一经济社" }]);
    const alone = read([
      ["经济社", "姓名", "身份证号", "金额"],
      ["示例经济社", "梁妹", A, 10],
    ]);
    expect(alone.lines).toMatchObject([{ unitName: "示例经济社", group: null }]);
  });

  it("takes a unit that is written once for the rows below, whatever the total's row says", () => {
    const reading = read([
      ["经联社", "姓名", "身份证号", "金额"],
      ["示例一经联社", "梁妹", A, 10],
      [null, "陈妹", B, 20],
      ["合计", null, null, 30],
    ]);
    expect(reading.lines.map(({ unitName }) => unitName)).toEqual(["示例一经联社", "示例一经联社"]);
  });

  it("takes 同上 and 〃 for what stands above", () => {
    const reading = read([
      ["经联社", "组别", "姓名", "身份证号", "金额"],
      ["示例一经联社", "一组", "梁妹", A, 10],
      ["同上", "〃", "陈妹", B, 20],
      ["示例二经联社", "二组", "同上", C, 20],
    ]);
    expect(reading.lines.map(({ unitName, group }) => [unitName, group])).toEqual([
      ["示例一经联社", "一组"],
      ["示例一经联社", "一组"],
    ]);
    expect(reading.rejected).toMatchObject([{ row: 4, reason: "NAME_MISSING" }]);
  });

  it("counts a list once that stands on two sheets, and the payments of two months twice", () => {
    const rows = [
      ["姓名", "身份证号", "金额"],
      ["梁妹", A, 10],
      ["陈妹", B, 20],
      ["合计", null, 30],
    ];
    const board = [
      ["姓名", "金额"],
      ["梁妹", 10],
      ["陈妹", 20],
      ["合计", 30],
    ];
    const masked = [rows[0]!, ["梁妹", "4499********1234", 10], ["陈妹", "4499********1234", 20], ["合计", null, 30]];
    for (const [name, other] of [
      ["发放表 (2)", rows],
      ["公示表", board],
      ["公示表", masked],
    ] as const) {
      const reading = readingOf(workbook({ name, rows: other }, { name: "发放表", rows }));
      expect(reading.lines.map(({ identityNumber }) => identityNumber)).toEqual([A, B]);
      expect(reading).toMatchObject({ controlTotalFen: 3000, rejected: [] });
      expect(kinds(reading)).toContain("SUMMARY_SHEET_SKIPPED");
    }
    const months = readingOf(workbook({ name: "1月", rows }, { name: "2月", rows }));
    expect(months).toMatchObject({ controlTotalFen: 6000, lines: { length: 4 } });
  });

  it("takes sheets for villages, and leaves out the sheet that only repeats them", () => {
    const header = ["姓名", "身份证号", "金额"];
    const reading = readingOf(
      workbook(
        { name: "总表", rows: [header, ["梁妹", A, 10], ["陈妹", B, 20], ["合计", null, 30]] },
        { name: "竹苑", rows: [header, ["梁妹", A, 10], ["合计", null, 10]] },
        { name: "夏洋", rows: [header, ["陈妹", B, 20], ["合计", null, 20]] },
        { name: "旧", hidden: true, rows: [header, ["麦妹", C, 99]] },
      ),
    );
    expect(reading.lines.map(({ unitName, name }) => [unitName, name])).toEqual([
      ["竹苑", "梁妹"],
      ["夏洋", "陈妹"],
    ]);
    expect(reading.controlTotalFen).toBe(3000);
    expect(kinds(reading)).toEqual(["HIDDEN_SHEET", "SUMMARY_SHEET_SKIPPED"]);
  });
});
