import { readRollFile } from "@gongshi/usecases/roll/read-roll-file";
import { expect, test } from "vitest";
import { rollFile } from "../../apps/api/src/adapters/roll-file";
import { largeCsv, largeXlsx } from "../support/large-roll";
import type { LargeRoll } from "../support/large-roll";

/** Cells are kept packed and lines are small: a million of them stay below the default heap of Node. */
const MILLION = 1_000_000;

async function expectWhole(roll: LargeRoll, name: string): Promise<void> {
  const read = await readRollFile(rollFile, roll.bytes, name);
  if (!read.ok) throw new Error(JSON.stringify(read));
  expect(read.reading.lines).toHaveLength(roll.lines);
  expect(read.reading.lines.reduce((sum, line) => sum + line.paidFen, 0)).toBe(roll.totalFen);
  expect(read.reading).toMatchObject({ totalsFit: true, controlTotalFen: roll.totalFen, rejected: [] });
}

test("a million lines of text read whole", () => expectWhole(largeCsv(MILLION), "million.csv"));
test("a million lines of a workbook read whole", async () => expectWhole(await largeXlsx(MILLION), "million.xlsx"));
