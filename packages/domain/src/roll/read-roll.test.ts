import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { rollFile } from "../../../../apps/api/src/adapters/roll-file";
import { syntheticPeople } from "../../../../prisma/seed/synthetic-people";
import { rollBytes, rollText, syntheticRoll } from "../../../../tests/support/synthetic-roll";
import type { SyntheticCell, SyntheticRoll, SyntheticSheet } from "../../../../tests/support/synthetic-roll";
import { readRoll } from "./read-roll";
import type { Cell, ColumnMapping, RollLine, Workbook } from "./roll";

// Thousands of files and processes of their own: slow machines need longer than a unit test usually gets.
vi.setConfig({ testTimeout: 120_000 });

const PEOPLE = syntheticPeople(99, 40).map(({ identityNumber }) => identityNumber);
const [A, B, C, D] = PEOPLE as [string, string, string, string];

type TestSheet = Partial<SyntheticSheet> & { rows: SyntheticCell[][] };

/** Cells as they are, without a file in between. */
function workbook(...sheets: TestSheet[]): Workbook {
  const cell = (value: SyntheticCell | undefined): Cell | undefined => {
    if (value === null || value === undefined) return undefined;
    if (typeof value === "object") return { kind: "error", value: "#REF!" };
    return typeof value === "number" ? { kind: "number", value } : { kind: "text", value };
  };
  return {
    format: "xlsx",
    sheets: sheets.map((sheet, index) => ({
      name: sheet.name ?? `Sheet${index + 1}`,
      hidden: sheet.hidden ?? false,
      rows: sheet.rows.map((row) => row.map(cell)),
      hiddenRows: new Set(sheet.hiddenRows ?? []),
      hiddenColumns: new Set<number>(),
      merges: (sheet.merges ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    })),
  };
}

function readingOf(book: Workbook, mapping: readonly ColumnMapping[] = []) {
  const result = readRoll(book, { mapping });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.reading;
}
const read = (rows: SyntheticCell[][], more: Partial<SyntheticSheet> = {}) => readingOf(workbook({ ...more, rows }));
const ask = (rows: SyntheticCell[][]) => {
  const result = readRoll(workbook({ rows }));
  if (result.ok || !("needsMapping" in result)) throw new Error(`did not ask: ${JSON.stringify(result)}`);
  return result.needsMapping;
};
const amounts = (lines: readonly RollLine[]) =>
  lines.map(({ name, dueFen, paidFen, outcome }) => [name, dueFen, paidFen, outcome]);
const kinds = (reading: { warnings: readonly { kind: string }[] }) => reading.warnings.map(({ kind }) => kind);
const merge = (top: number, left: number, bottom: number, right: number) => ({
  s: { r: top, c: left },
  e: { r: bottom, c: right },
});

/** Whether the reading says what the generator knows to be true. */
function expectTruth(roll: SyntheticRoll, book: Workbook, hidden: boolean) {
  const reading = readingOf(book);
  expect(
    reading.lines.map(({ unitName, name, identityNumber, dueFen, paidFen, outcome }) => ({
      unit: unitName,
      name,
      identityNumber,
      dueFen,
      paidFen,
      outcome,
    })),
  ).toEqual(roll.lines);
  expect(reading.rejected.map(({ reason }) => reason)).toEqual(roll.rejected);
  expect(reading.controlTotalFen).toBe(roll.controlTotalFen);
  expect(reading.totalsFit).toBe(true);
  if (!hidden) return;
  const hiddenRows = reading.warnings
    .filter(({ kind }) => kind === "HIDDEN_ROW")
    .reduce((sum, { details }) => sum + Number(details.count), 0);
  expect(hiddenRows).toBe(roll.hiddenRows);
  expect(kinds(reading).includes("HIDDEN_SHEET")).toBe(roll.hiddenSheet);
  expect(kinds(reading).includes("SUMMARY_SHEET_SKIPPED")).toBe(roll.summarySheet);
}

describe("a roll of oddities at random", () => {
  it("reads from .xlsx as what is true", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const roll = syntheticRoll(seed);
        const file = rollFile.read(rollBytes(roll), "roll.xlsx");
        if (!file.ok) throw new Error(file.unreadable);
        expectTruth(roll, file.workbook, true);
      }),
      { numRuns: 250 },
    );
  });

  it("reads from .xls alike", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const roll = syntheticRoll(seed);
        const file = rollFile.read(rollBytes(roll, "biff8"), "roll.xls");
        if (!file.ok) throw new Error(file.unreadable);
        expectTruth(roll, file.workbook, false);
      }),
      { numRuns: 60 },
    );
  });

  it("prints nothing personal in what it rejects and warns of", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const roll = syntheticRoll(seed);
        const reading = readingOf(workbook(...roll.sheets));
        expect(JSON.stringify([reading.rejected, reading.warnings, reading.layouts])).not.toMatch(/\d{11}/);
      }),
      { numRuns: 60 },
    );
  });

  it("never throws on cells without sense, and never gives a fraction of a fen", () => {
    const value = fc.oneof(
      fc.constantFrom<SyntheticCell>(
        null,
        "合计",
        "姓名",
        "金额",
        "身份证号",
        "小计",
        "序号",
        "1",
        "示例一经联社",
        "单位：万元",
        A,
        { error: true },
      ),
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.double(),
      fc.integer(),
    );
    const rows = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 14 });
    const place = fc.nat(14);
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(place, fc.nat(6), place, fc.nat(6)), { maxLength: 4 }), (cells, spans) => {
        const merges = spans.map(([top, left, height, width]) => merge(top, left, top + height, left + width));
        const result = readRoll(workbook({ rows: cells, merges }));
        if (result.ok)
          expect(result.reading.lines.every((line) => Number.isSafeInteger(line.dueFen) && line.dueFen >= 0)).toBe(
            true,
          );
      }),
      { numRuns: 400 },
    );
  });
});

const ROLLS = new URL("../../../../../shared/data/rolls/", import.meta.url);
describe.runIf(existsSync(ROLLS))("rolls kept outside the repository", () => {
  const expected = existsSync(ROLLS)
    ? (JSON.parse(readFileSync(new URL("expected.json", ROLLS), "utf8")) as Record<
        string,
        { payments: number; totalYuan: string; controlTotalYuan?: string }
      >)
    : {};
  it.each(Object.entries(expected))("%s", (name, truth) => {
    const file = rollFile.read(readFileSync(new URL(name, ROLLS)), name);
    if (!file.ok) throw new Error(file.unreadable);
    const reading = readingOf(file.workbook);
    expect(reading.lines).toHaveLength(truth.payments);
    expect(reading.lines.reduce((sum, line) => sum + line.paidFen, 0)).toBe(Math.round(Number(truth.totalYuan) * 100));
    if (truth.controlTotalYuan !== undefined)
      expect(reading.controlTotalFen).toBe(Math.round(Number(truth.controlTotalYuan) * 100));
    expect(reading.totalsFit).toBe(true);
    expect(new Set(reading.lines.map(({ unitName }) => unitName))).toEqual(new Set(["示例一经联社"]));
  });
});

const LAYOUTS = new URL("../../../../../shared/data/layouts/", import.meta.url);
describe.runIf(existsSync(LAYOUTS))("tables that are no rolls", () => {
  it.each([
    "biff_instruction_block_above_header.xls",
    "tencentdoc_merged_blank_rows.xlsx",
    "wps_title_row_sample_row.xlsx",
    "gov_4row_header_units_ghost_columns.xlsx",
    "utf8_bom.csv",
  ])("%s", (name) => {
    const file = rollFile.read(readFileSync(new URL(name, LAYOUTS)), name);
    if (!file.ok) throw new Error(file.unreadable);
    expect(readRoll(file.workbook)).toEqual({ ok: false, unreadable: "NO_HEADER" });
  });
});

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

  it("asks when two amounts differ, and reads on with the answer", () => {
    const rows = [
      ["姓名", "身份证号", "金额", "金额"],
      ["梁妹", A, 10, 11],
      ["陈妹", B, 20, 20],
    ];
    const question = ask(rows);
    expect(question).toMatchObject({ asks: "amount", candidates: [3, 4], headerRow: 1 });
    expect(question.columns.map(({ sumFen }) => sumFen).slice(2)).toEqual([3000, 3100]);
    const answered = readingOf(workbook({ rows }), [{ layout: question.layout, columns: { amount: 4 } }]);
    expect(amounts(answered.lines)).toEqual([
      ["梁妹", 1100, 1100, "PAID"],
      ["陈妹", 2000, 2000, "PAID"],
    ]);
  });

  it("asks for an amount whose heading it does not know", () => {
    expect(
      ask([
        ["序号", "姓名", "身份证号", "数值"],
        [1, "梁妹", A, 240],
      ]),
    ).toMatchObject({ asks: "amount", candidates: [4] });
  });

  it("asks when 万元 above the table contradicts rate × quantity", () => {
    const rows = [
      ["单位：万元、亩"],
      ["姓名", "身份证号", "面积", "标准", "补贴金额"],
      ["梁妹", A, 10, 106.43, 1064.3],
    ];
    const question = ask(rows);
    expect(question.asks).toBe("moneyUnit");
    const answered = readingOf(workbook({ rows }), [{ layout: question.layout, columns: {}, moneyUnit: "YUAN" }]);
    expect(answered.lines[0]?.paidFen).toBe(106430);
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
});

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

describe("outcomes and remarks", () => {
  it("reads paid, returned and held, and publishes only the closed list", () => {
    const reading = read([
      ["姓名", "身份证号", "应发金额", "实发金额", "备注"],
      ["梁妹", A, 10, 0, "账号错误退回"],
      ["陈妹", B, 20, 20, "上年退回，本次补发"],
      ["麦妹", C, 20, 0, null],
      ["冯妹", D, 30, 30, "已故，由其子代领，电话13800138000"],
    ]);
    expect(reading.lines.map(({ outcome, paidFen, remark }) => [outcome, paidFen, remark])).toEqual([
      ["RETURNED", 0, "退回"],
      ["PAID", 2000, "补发"],
      ["HELD", 0, null],
      ["PAID", 3000, "代领"],
    ]);
    expect(kinds(reading)).toEqual(expect.arrayContaining(["DECEASED_OR_ON_BEHALF", "REMARK_NOT_PUBLISHED"]));
    expect(JSON.stringify(reading)).not.toContain("13800138000");
  });

  it("takes a blank status for paid only where nobody is said to be paid", () => {
    const rows = (first: string | null) => [
      ["姓名", "身份证号", "金额", "发放状态"],
      ["梁妹", A, 10, first],
      ["陈妹", B, 20, null],
      ["麦妹", C, 20, "失败"],
    ];
    expect(read(rows(null)).lines.map(({ outcome }) => outcome)).toEqual(["PAID", "PAID", "RETURNED"]);
    expect(read(rows("成功")).rejected).toMatchObject([{ row: 3, reason: "OUTCOME_UNREADABLE", column: "发放状态" }]);
  });
});

describe("what cannot be trusted", () => {
  it.each([
    [{ id: 449900196607225000 }, "ID_STORED_AS_NUMBER"],
    [{ id: "4.49900E+17" }, "ID_STORED_AS_NUMBER"],
    [{ id: A.slice(1) }, "ID_LENGTH"],
    [{ id: "4499**********1234" }, "ID_CHARACTERS"],
    [{ id: null }, "ID_MISSING"],
    [{ amount: null }, "AMOUNT_MISSING"],
    [{ amount: "见附表" }, "AMOUNT_UNREADABLE"],
    [{ amount: -5 }, "AMOUNT_NEGATIVE"],
    [{ amount: { error: true as const } }, "FORMULA_ERROR"],
    [{ name: null }, "NAME_MISSING"],
    [{ name: `梁妹${"13800138000"}` }, "NAME_CARRIES_NUMBER"],
  ])("%j → %s", (change: { id?: SyntheticCell; amount?: SyntheticCell; name?: SyntheticCell }, reason) => {
    const cells = { name: "梁妹", id: A, amount: 10, ...change };
    const reading = read([
      ["序号", "姓名", "身份证号", "金额"],
      [1, cells.name, cells.id, cells.amount],
      [2, "陈妹", B, 20],
    ]);
    expect(reading.lines).toHaveLength(1);
    expect(reading.rejected).toMatchObject([{ row: 2, reason }]);
  });

  it("sees numbers that lost their digits before they became text", () => {
    const lost = PEOPLE.slice(0, 12).map((number) => `${number.slice(0, 15)}000`);
    const reading = read([["姓名", "身份证号", "金额"], ...lost.map((number) => ["梁妹", number, 10])]);
    expect(reading.lines).toEqual([]);
  });

  it("warns of the same person twice, in one unit and in two", () => {
    const reading = read([
      ["村", "姓名", "身份证号", "金额"],
      ["示例一经联社", "梁妹", A, 10],
      ["示例一经联社", "梁妹", A.toLowerCase(), 10],
      ["示例二经联社", "梁妹", A, 10],
    ]);
    expect(reading.lines).toHaveLength(3);
    expect(kinds(reading)).toEqual(["DUPLICATE_IDENTITY", "SAME_PERSON_TWO_UNITS"]);
  });
});

describe("text files", () => {
  const people = (roll: SyntheticRoll) => roll.lines.map(({ name, paidFen }) => [name, paidFen]);
  const encodings: Record<string, (text: string) => Uint8Array> = {
    "UTF-8": (text) => Buffer.from(text),
    "UTF-8 with mark": (text) => Buffer.from(`\ufeff${text}`),
    "UTF-16LE with mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    "UTF-16BE with mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    "UTF-16LE without": (text) => Buffer.from(text, "utf16le"),
  };
  it.each(Object.entries(encodings))("in %s", (_, encode) => {
    const roll = csvFriendly(41);
    for (const delimiter of [",", "\t", ";"]) {
      const file = rollFile.read(encode(rollText(roll, delimiter)), "roll.csv");
      if (!file.ok) throw new Error(file.unreadable);
      expect(readingOf(file.workbook).lines.map(({ name, paidFen }) => [name, paidFen])).toEqual(people(roll));
    }
  });
});

/** The first roll from this seed on that a text file can carry: one sheet, no error cells, no merges that matter. */
function csvFriendly(from: number): SyntheticRoll {
  for (let seed = from; ; seed += 1) {
    const roll = syntheticRoll(seed);
    const { unitBy, faults, headerRows, persons } = roll.mixed;
    if (roll.sheets.length === 1 && unitBy === "column" && faults === false && headerRows === 1 && persons === "one")
      return roll;
  }
}
