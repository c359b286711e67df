import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createDb } from "@gongshi/usecases/db";
import { verifyTrace } from "@gongshi/usecases/audit/verify-trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyringOf } from "../../apps/api/src/adapters/keyring";
import { freshDatabase } from "../support/database";
import type { FreshDatabase } from "../support/database";
import { TEST_KEYS } from "../support/test-keys";

const run = promisify(execFile);
const [PROCESSES, COMMANDS, AT_ONCE] = [4, 500, 4];

describe("four processes at once", () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  async function write(units: readonly string[]): Promise<number> {
    const writer = fileURLToPath(new URL("../support/trace-writer.ts", import.meta.url));
    const each = await Promise.all(
      Array.from({ length: PROCESSES }, () =>
        run(process.execPath, ["--import", "tsx", writer, database.url, String(COMMANDS), String(AT_ONCE), ...units]),
      ),
    );
    const slowest = Math.max(...each.map(({ stdout }) => (JSON.parse(stdout) as { ms: number }).ms));
    return Math.round((PROCESSES * COMMANDS * 1_000) / slowest);
  }

  it.each([
    ["all at one unit", 1],
    ["at 200 units", 200],
  ])("leave a whole trace, %s", async (where, count) => {
    const perSecond = await write(Array.from({ length: count }, () => randomUUID()));
    console.log(`${where}: ${perSecond} commands a second`);
    const db = createDb(database.url);
    const report = await verifyTrace({
      db,
      keyring: keyringOf(TEST_KEYS),
      anchors: { append: async () => undefined, read: async () => [] },
    });
    await db.$disconnect();
    expect(report.faults).toEqual([]);
    expect(report.entries % (PROCESSES * COMMANDS)).toBe(0);
  });
});
