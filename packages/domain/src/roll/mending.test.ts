import { describe, expect, it, vi } from "vitest";
import { A, B, C, merge, readingOf, workbook } from "../../../../tests/support/roll-cells";
import { randomRollFile } from "../../../../tests/support/random-roll-file";
import { rollBytes } from "../../../../tests/support/synthetic-files";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import { rollFile } from "../../../../apps/api/src/adapters/roll-file";
import { columnMeaning } from "./column-meaning";
import { fileMark, MENDING_HEADINGS, mendingLayout, originsOf, readOrigin } from "./mended";
import { redactedCopy } from "./redacted-copy";
import { rejectedRows } from "./rejected-rows";
import type { SheetToWrite } from "./rejected-rows";
import { readRoll } from "./read-roll";
import type { Workbook } from "./roll";

vi.setConfig({ testTimeout: 60_000 });

const MARK = fileMark("0123456789ab".padEnd(64, "0"));
const asBook = (sheets: readonly SheetToWrite[]): Workbook => ({
  format: "xlsx",
  sheets: sheets.map(({ name, rows, merges }) => ({
    name,
    rows,
    merges,
    hidden: false,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  })),
});
const places = (lines: readonly { sheet: string; row: number; reason: string }[]) => lines.map(({ reason }) => reason);

describe("a file of rejected lines", () => {
  it("has headings that mean nothing to the reader", () => {
    for (const heading of MENDING_HEADINGS) expect(columnMeaning([heading]), heading).toBeNull();
  });

  it("names where each line came from, in letters", () => {
    expect(MARK).toBe("abcdefghijkl");
    expect(readOrigin(`某表!12#${MARK}`)).toEqual({ sheet: "某表", row: 12, mark: MARK });
    expect(readOrigin("某表!12")).toBeNull();
    expect(readOrigin(`A!B2!AA12#${MARK}`)).toEqual({ sheet: "A!B2", row: 12, column: "AA", mark: MARK });
  });

  it("holds the rejected rows with their headings, unit and fault, and neither lines nor totals", () => {
    const book = workbook({
      name: "发放表",
      rows: [
        ["某街道2026年补贴清册", null, null, null],
        ["单位：万元", null, null, null],
        ["村", "姓名", "身份证号", "补贴金额"],
        ["示例一经联社", "甲", A, 0.01],
        [null, "乙", "123", 0.02],
        ["示例二经联社", "丙", B, "看不清"],
        [null, "丁", C, 0.03],
        ["合计", null, null, 0.06],
      ],
      merges: [merge(0, 0, 0, 3), merge(3, 0, 4, 0)],
    });
    const reading = readingOf(book);
    const sheets = rejectedRows(book, reading, MARK);
    expect(sheets[0]!.rows.map((row) => row.map((cell) => cell?.value ?? null))).toEqual([
      ["某街道2026年补贴清册", null, null, null],
      ["单位：万元", null, null, null],
      ["村", "姓名", "身份证号", "补贴金额", ...MENDING_HEADINGS],
      ["示例一经联社", "乙", "123", 0.02, `发放表!5#${MARK}`, "身份证号", "身份证号位数不对，请核对"],
      ["示例二经联社", "丙", B, "看不清", `发放表!6#${MARK}`, "补贴金额", "金额看不懂，请只填数字"],
    ]);
    const again = readingOf(asBook(sheets));
    expect(places(again.rejected)).toEqual(places(reading.rejected));
    expect(again.layouts[0]!.layout).toBe(mendingLayout(reading.layouts[0]!.layout));
    expect(again.layouts[0]!.moneyUnit).toBe("WAN");

    // Mended in one of two: what is left is a file again, with the first origins.
    const mended = asBook(sheets);
    const rows = sheets[0]!.rows.map((row) => [...row]);
    rows[3]![2] = { kind: "text", value: A };
    const second = { ...mended, sheets: [{ ...mended.sheets[0]!, rows }] };
    const part = readingOf(second);
    expect(part.lines.map(({ name, unitName, dueFen }) => [name, unitName, dueFen])).toEqual([
      ["乙", "示例一经联社", 20_000],
    ]);
    expect(originsOf(second, part.layouts).get("发放表")!.get(part.lines[0]!.row)).toEqual({
      origin: { sheet: "发放表", row: 5, mark: MARK },
      unmended: false,
    });
    const left = rejectedRows(second, part, "ponmlkjihgfe");
    expect(left[0]!.rows.at(-1)!.map((cell) => cell?.value)).toEqual([
      "示例二经联社",
      "丙",
      B,
      "看不清",
      `发放表!6#${MARK}`,
      "补贴金额",
      "金额看不懂，请只填数字",
    ]);
  });

  it("takes of a rejected row neither account nor telephone along", () => {
    const book = workbook({
      name: "发放表",
      rows: [
        ["村", "姓名", "身份证号", "一卡通号", "联系电话", "补贴金额"],
        ["示例一经联社", "甲", A, "6228480402564890018", "13611112222", 1],
        ["示例一经联社", "乙", "123", "6228480402564890018", "13611112222", 2],
      ],
    });
    const [sheet] = rejectedRows(book, readingOf(book), MARK);
    expect(sheet!.rows[0]!.slice(0, 6).map((cell) => cell?.value)).toEqual(
      book.sheets[0]!.rows.at(0)!.map((cell) => cell?.value),
    );
    expect(sheet!.rows[1]!.slice(0, 6).map((cell) => cell?.value ?? null)).toEqual([
      "示例一经联社",
      "乙",
      "123",
      null,
      null,
      2,
    ]);
    expect(readingOf(asBook([sheet!])).rejected).toMatchObject([{ reason: readingOf(book).rejected[0]!.reason }]);
  });

  it("has of a row with two people side by side the one that was rejected, who joins once mended", () => {
    const head = ["姓名", "身份证号", "金额"];
    const book = workbook({
      rows: [
        [...head, ...head],
        ["甲", A, 1, "乙", 123, 2],
      ],
    });
    const [sheet] = rejectedRows(book, readingOf(book), MARK);
    const row = sheet!.rows[1]!.map((cell) => cell?.value);
    expect(row).toEqual([
      undefined,
      undefined,
      undefined,
      "乙",
      123,
      2,
      `Sheet1!D2#${MARK}`,
      "身份证号",
      expect.any(String),
    ]);
    const mended = asBook([
      { ...sheet!, rows: [sheet!.rows[0]!, sheet!.rows[1]!.with(4, { kind: "text", value: B })] },
    ]);
    const again = readingOf(mended);
    expect(again.lines).toMatchObject([{ name: "乙", identityNumber: B, paidFen: 200 }]);
    expect(originsOf(mended, again.layouts).get("Sheet1")?.get(2)).toMatchObject({ unmended: false });
  });

  it("has of a row with two people side by side, both rejected, a row for each, with an origin of its own", () => {
    const head = ["村", "姓名", "身份证号", "金额"];
    const book = workbook({
      rows: [
        [...head, null, ...head],
        ["示例一经联社", "甲", A, 1, null, "示例二经联社", "丙", C, 3],
        [null, "乙", 123, 2, null, null, "丁", "456", 4],
      ],
      merges: [merge(1, 0, 2, 0), merge(1, 5, 2, 5)],
    });
    const sheets = rejectedRows(book, readingOf(book), MARK);
    expect(sheets[0]!.rows.slice(1).map((row) => row.map((cell) => cell?.value ?? null).slice(0, 10))).toEqual([
      ["示例一经联社", "乙", 123, 2, null, null, null, null, null, `Sheet1!A3#${MARK}`],
      [null, null, null, null, null, "示例二经联社", "丁", "456", 4, `Sheet1!F3#${MARK}`],
    ]);
    const [, first, second] = sheets[0]!.rows;
    const mended = asBook([
      {
        ...sheets[0]!,
        rows: [
          sheets[0]!.rows[0]!,
          first!.with(2, { kind: "text", value: A }),
          second!.with(7, { kind: "text", value: B }),
        ],
      },
    ]);
    const again = readingOf(mended);
    const origins = originsOf(mended, again.layouts).get("Sheet1");
    expect(again.lines.map(({ unitName, name, row }) => [unitName, name, origins?.get(row)])).toEqual([
      ["示例一经联社", "乙", { origin: { sheet: "Sheet1", row: 3, column: "A", mark: MARK }, unmended: false }],
      ["示例二经联社", "丁", { origin: { sheet: "Sheet1", row: 3, column: "F", mark: MARK }, unmended: false }],
    ]);
  });

  it("reads as the same faults again, whatever the roll looks like", async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const { bytes, fileName } = randomRollFile(seed);
      const read = await rollFile.read(bytes, fileName);
      if (!read.ok) throw new Error(read.unreadable);
      const reading = readingOf(read.workbook);
      if (reading.rejected.length === 0) continue;
      const mended = asBook(rejectedRows(read.workbook, reading, MARK));
      const result = readRoll(mended);
      // A column in which nothing is left (the one name that was missing) is asked about until it is mended.
      if (!result.ok && "needsMapping" in result) continue;
      if (!result.ok) throw new Error(`seed ${seed}: ${result.unreadable}`);
      const again = result.reading;
      // Where a whole column is empty the file may read as one that never had it: those rows are told to be unmended.
      const origins = originsOf(mended, again.layouts);
      for (const line of again.lines)
        expect(origins.get(line.sheet)?.get(line.row)?.unmended, `seed ${seed}`).toBe(true);
      expect(again.lines.length + again.rejected.length, `seed ${seed}`).toBe(reading.rejected.length);
    }
  });
});

describe("the redacted copy", () => {
  const hash = (text: string) => `h${text.length}`;
  const copyOf = (book: Workbook) => [...redactedCopy(book, readingOf(book), hash)];

  it("keeps what is published and cuts the rest, in its place", () => {
    const phone = "13800138000";
    const card = "6228480402564890018";
    const book = workbook(
      {
        name: `发放表${phone}`,
        rows: [
          [`某街道清册 联系电话${phone}`],
          ["序号", "姓名", "身份证号", "一卡通账号", "村", "住址", "补贴金额（元）", "备注", "联系电话"],
          [1, "甲", A, card, "示例一经联社", "某路1号", 100.5, "代领", phone],
          [2, `乙${phone}`, B, card, "示例一经联社", "某路2号", 1234567.89, `已故，子${phone}代领`, 13800138000],
          [3, "丙", "123", 6228480402564890, "示例一经联社", "", 13800138000, "家里有病人", ""],
          ["合计", null, null, null, null, null, 100.5],
          [`制表：丁 ${A}`],
        ],
      },
      {
        name: "隐藏的",
        hidden: true,
        rows: [
          ["姓名", "身份证号"],
          ["戊", C],
        ],
      },
      { name: "说明", rows: [[`有问题请找 ${phone}`]] },
    );
    const rows = copyOf(book);
    const all = JSON.stringify(rows);
    for (const secret of [phone, card, A, B, C, "6228480402564890", "住址1", "某路", "病人", "已故", "戊"])
      expect(all, secret).not.toContain(secret);
    expect(rows[0]!.slice(0, 4)).toEqual(["工作表", "行", "A", "B"]);
    expect(rows.find(([, row]) => row === 3)!.slice(1)).toEqual([
      3,
      1,
      "甲",
      "h18",
      "（已删去）",
      "示例一经联社",
      "（已删去）",
      100.5,
      "代领",
      "（已删去）",
    ]);
    expect(rows.find(([, row]) => row === 4)).toContain(1234567.89);
    expect(rows.at(-1)).toEqual(["未保留的工作表", null, "隐藏的（隐藏）、说明"]);
  });

  it("holds no number of anybody, whatever the roll looks like", async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const roll = syntheticRoll(seed);
      const read = await rollFile.read(rollBytes(roll), "roll.xlsx");
      if (!read.ok) throw new Error(read.unreadable);
      const all = JSON.stringify(copyOf(read.workbook));
      for (const { identityNumber } of roll.lines)
        if (identityNumber !== null) expect(all, `seed ${seed}`).not.toContain(identityNumber.slice(0, 14));
      expect(all, `seed ${seed}`).not.toMatch(/\d{12,}/u);
    }
  });
});
