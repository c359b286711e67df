import { readRoll } from "@gongshi/domain/roll/read-roll";
import { expect, test } from "vitest";
import { rollFile } from "../../apps/api/src/adapters/roll-file";
import { rollBytes } from "../support/synthetic-files";
import { syntheticRoll } from "../support/synthetic-roll";

/** Many more of the random layouts than the unit tests try, each as the bytes of a real file. */
test("5,000 rolls of random layout read as their generator knows them", async () => {
  for (let seed = 1; seed <= 5_000; seed += 1) {
    const roll = syntheticRoll(seed);
    const format = seed % 4 === 0 ? "biff8" : "xlsx";
    const file = await rollFile.read(rollBytes(roll, format), `${seed}.xlsx`);
    if (!file.ok) throw new Error(`seed ${seed}: ${file.unreadable}`);
    const read = readRoll(file.workbook);
    if (!read.ok) throw new Error(`seed ${seed}: ${JSON.stringify(read)}`);
    const { reading } = read;
    const known = roll.lines.map((line) => [line.unit, line.name, line.dueFen, line.paidFen, line.outcome]);
    const seen = reading.lines.map((line) => [line.unitName, line.name, line.dueFen, line.paidFen, line.outcome]);
    expect(seen, `seed ${seed}`).toEqual(known);
    expect(
      reading.rejected.map(({ reason }) => reason),
      `seed ${seed}`,
    ).toEqual(roll.rejected);
    expect(reading.controlTotalFen, `seed ${seed}`).toBe(roll.controlTotalFen);
  }
});
