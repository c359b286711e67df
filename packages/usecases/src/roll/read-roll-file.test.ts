import { describe, expect, it, vi } from "vitest";
import { rollFile } from "../../../../apps/api/src/adapters/roll-file";
import { rollBytes } from "../../../../tests/support/synthetic-files";
import { syntheticRoll } from "../../../../tests/support/synthetic-roll";
import { readRollFile } from "./read-roll-file";

// Long files on slow machines need longer than a unit test usually gets.
vi.setConfig({ testTimeout: 60_000 });

const LONG = Buffer.from(`姓名,身份证号,金额\n${"梁妹,449900196607225764,10\n".repeat(9_000)}`);

describe("reading a file", () => {
  it("gives lines", async () => {
    const roll = syntheticRoll(1);
    const read = await readRollFile(rollFile, rollBytes(roll), "roll.xlsx");
    expect(read).toMatchObject({ ok: true, reading: { lines: { length: roll.lines.length } } });
  });

  it("says how far it has come, and never goes back", async () => {
    const shares: number[] = [];
    await readRollFile(rollFile, LONG, "roll.csv", {}, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(5);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it("stops when it is told to, in the middle", async () => {
    const stop = new AbortController();
    const shares: number[] = [];
    const reading = readRollFile(
      rollFile,
      LONG,
      "roll.csv",
      {},
      {
        signal: stop.signal,
        onProgress: (share) => {
          shares.push(share);
          if (share > 0.6) stop.abort(new Error("stopped"));
        },
      },
    );
    await expect(reading).rejects.toThrow("stopped");
    expect(Math.max(...shares)).toBeLessThan(0.9);
  });
});
