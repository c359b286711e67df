import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { rollFile } from "../../../../apps/api/src/adapters/roll-file";
import { A, kinds, merge, readingOf, workbook } from "../../../../tests/support/roll-cells";
import { randomRollFile } from "../../../../tests/support/random-roll-file";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import type { SyntheticCell, SyntheticRoll } from "../../../../tests/support/synthetic-roll";
import { readRoll } from "./read-roll";
import type { Workbook } from "./roll";

// Thousands of files and processes of their own: slow machines need longer than a unit test usually gets.
vi.setConfig({ testTimeout: 120_000 });

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
  // Somebody called 合计 without a number, and no total that agrees: a person must look.
  const doubted = reading.warnings.some(({ kind, details }) => kind === "NAME_LIKE_TOTAL" && details.as === "PERSON");
  if (!doubted) expect(reading.totalsFit).toBe(true);
  if (!hidden) return;
  const hiddenRows = reading.warnings
    .filter(({ kind }) => kind === "HIDDEN_ROW")
    .reduce((sum, { details }) => sum + Number(details.count), 0);
  expect(hiddenRows).toBe(roll.hiddenRows);
  expect(kinds(reading).includes("HIDDEN_SHEET")).toBe(roll.hiddenSheet);
  expect(kinds(reading).includes("SUMMARY_SHEET_SKIPPED")).toBe(roll.summarySheet);
}

describe("a roll of oddities at random", () => {
  it("reads as what is true, whatever wrote the file", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const { roll, written, bytes, fileName } = randomRollFile(seed);
        const file = await rollFile.read(bytes, fileName);
        if (!file.ok) throw new Error(file.unreadable);
        // Neither old workbooks nor texts say what is hidden as the others do.
        expectTruth(roll, file.workbook, written === "xlsx" || written === "odd xlsx");
      }),
      { numRuns: 500 },
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
  it.each(Object.entries(expected))("%s", async (name, truth) => {
    const file = await rollFile.read(readFileSync(new URL(name, ROLLS)), name);
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
  ])("%s", async (name) => {
    const file = await rollFile.read(readFileSync(new URL(name, LAYOUTS)), name);
    if (!file.ok) throw new Error(file.unreadable);
    expect(readRoll(file.workbook)).toEqual({ ok: false, unreadable: "NO_HEADER" });
  });
});
