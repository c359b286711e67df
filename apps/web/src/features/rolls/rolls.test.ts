import { describe, expect, it } from "vitest";
import { expectedBatches, nextNumber, readCadence, readColumns, readStages } from "./batch-choices";
import { gatherWarnings, rejectWord } from "./roll-words";

describe("batches that a cadence proposes", () => {
  const cadence = [
    { number: 1, name: "第一批" },
    { number: 2, name: "第二批" },
    { number: 3, name: "第三批" },
  ];

  it("leaves out what is open already", () => {
    expect(expectedBatches(cadence, [2]).map((entry) => entry.name)).toEqual(["第一批", "第三批"]);
    expect(expectedBatches(cadence, [1, 2, 3])).toEqual([]);
  });

  it("numbers a further batch after all others", () => {
    expect(nextNumber(cadence, [1, 7])).toBe(8);
    expect(nextNumber(cadence, [])).toBe(4);
    expect(nextNumber([], [])).toBe(1);
  });

  it("reads only what is well formed", () => {
    expect(readCadence([{ number: 1, name: "第一批" }, { number: "2", name: "x" }, null])).toEqual([cadence[0]]);
    expect(
      readStages([{ stage: "RESULT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 }]),
    ).toHaveLength(1);
    expect(readStages([{ stage: "AFTER", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 }])).toEqual([]);
    expect(readColumns({ key: "name" })).toEqual([]);
  });
});

describe("words of a reading", () => {
  it("says a reason in words and never its code", () => {
    expect(rejectWord("ID_STORED_AS_NUMBER")).toContain("文本");
    expect(rejectWord("SOMETHING_NEW")).not.toContain("SOMETHING");
  });

  it("gathers warnings of a kind and names the first places", () => {
    const warnings = Array.from({ length: 7 }, (_, index) => ({
      sheet: "发放表",
      row: index + 2,
      kind: "UNKNOWN_AREA_CODE",
      details: {},
    }));
    const [group, hidden] = gatherWarnings([
      ...warnings,
      { sheet: "汇总", row: null, kind: "HIDDEN_COLUMN", details: { column: "F" } },
    ]);
    expect(group?.where.startsWith("7处：发放表 第2行、发放表 第3行")).toBe(true);
    expect(group?.where).not.toContain("第7行");
    expect(hidden).toMatchObject({ where: "汇总" });
    expect(hidden?.text).toContain("F");
  });

  it("adds up what was counted, tells figures one by one, and says with whom", () => {
    const at = (kind: string, row: number, details: Record<string, string | number>) => ({
      ...{ sheet: "发放表", row, kind, details },
    });
    const said = gatherWarnings([
      at("HIDDEN_ROW", 5, { count: 3 }),
      at("HIDDEN_ROW", 20, { count: 1 }),
      at("SUBTOTAL_DIFFERS", 9, { printedFen: 100, summedFen: 200 }),
      at("SUBTOTAL_DIFFERS", 19, { printedFen: 300, summedFen: 400 }),
      at("DUPLICATE_IDENTITY", 9, { first: 5, firstSheet: "发放表" }),
      at("DUPLICATE_IDENTITY", 12, { first: 5, firstSheet: "补发" }),
      at("OLD_IDENTITY_NUMBER", 3, { count: 8 }),
    ]).map(({ text, where }) => `${text} ${where}`);
    expect(said).toEqual([
      "有4行在表里是隐藏的，已照样读入，请确认要不要公开 2处：发放表 第5行起、发放表 第20行",
      "小计为 1.00 元，逐行相加为 2.00 元 发放表 第9行",
      "小计为 3.00 元，逐行相加为 4.00 元 发放表 第19行",
      "同一个人出现了不止一次 2处：发放表 第9行（与第5行）、发放表 第12行（与“补发”第5行）",
      "有 8 个15位旧身份证号，无法校验，请留意 发放表 第3行起",
    ]);
  });
});
