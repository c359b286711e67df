import { readRoll } from "@gongshi/domain/roll/read-roll";
import { expect, test } from "vitest";
import { rollFile } from "../../apps/api/src/adapters/roll-file";
import { randomRollFile } from "../support/random-roll-file";

/** Many more of the random layouts than the unit tests try, each as the bytes of a real file. */
test("5,000 rolls of random layout read as their generator knows them", async () => {
  for (let seed = 1; seed <= 5_000; seed += 1) {
    const { roll, written, bytes, fileName } = randomRollFile(seed);
    const which = `seed ${seed}, ${written}`;
    const file = await rollFile.read(bytes, fileName);
    if (!file.ok) throw new Error(`${which}: ${file.unreadable}`);
    const read = readRoll(file.workbook);
    if (!read.ok) throw new Error(`${which}: ${JSON.stringify(read)}`);
    const { reading } = read;
    const known = roll.lines.map((line) => [line.unit, line.name, line.dueFen, line.paidFen, line.outcome]);
    const seen = reading.lines.map((line) => [line.unitName, line.name, line.dueFen, line.paidFen, line.outcome]);
    expect(seen, which).toEqual(known);
    expect(
      reading.rejected.map(({ reason }) => reason),
      which,
    ).toEqual(roll.rejected);
    expect(reading.controlTotalFen, which).toBe(roll.controlTotalFen);
  }
});
