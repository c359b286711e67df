/** A process of its own that runs commands on a database: see tests/long/trace-chains.test.ts. */
import { createDb } from "@gongshi/usecases/db";
import { runCommand } from "@gongshi/usecases/run-command";
import { ok } from "@gongshi/domain/refusal";
import { keyringOf } from "../../apps/api/src/adapters/keyring";
import { TEST_KEYS } from "./test-keys";

const [url, commands, atOnce, ...units] = process.argv.slice(2) as [string, string, string, ...string[]];
const db = createDb(url, { max: Number(atOnce) });
const deps = { db, clock: () => new Date(), keyring: keyringOf(TEST_KEYS) };
let left = Number(commands);

async function writer(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const unitId = units[left % units.length]!;
    const done = await runCommand(deps, { viewer: null, ip: null }, async () =>
      ok({
        value: null,
        trace: [{ kind: "sheet.made", as: null, unitId, subjectType: "sheet", subjectId: String(left) }],
      }),
    );
    if (!done.ok) throw new Error(done.refusal.refused);
  }
}

await db.$queryRaw`select 1`;
const began = performance.now();
await Promise.all(Array.from({ length: Number(atOnce) }, writer));
console.log(JSON.stringify({ ms: Math.round(performance.now() - began) }));
await db.$disconnect();
