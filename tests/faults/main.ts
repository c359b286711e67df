// Run by scripts/test-faults.mjs: CHROMIUM_PATH, and --rounds and --seed, both numbers.
import { parseArgs } from "node:util";
import { FAULTS, planRounds, type Fault } from "./plan";
import { runRound } from "./round";
import { World } from "./world";

const { values } = parseArgs({ options: { rounds: { type: "string" }, seed: { type: "string" } } });
const rounds = Number(values.rounds);
const seed = Number(values.seed);

const world = await World.make(process.env["CHROMIUM_PATH"]!, seed);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void world.end().finally(() => process.exit(130)));
}
const tried = new Map<Fault, number>(FAULTS.map((fault) => [fault, 0]));
const lost = new Set<string>();
const doubled = new Set<string>();
let failed = false;
let done = 0;
try {
  for (const plan of planRounds(rounds, seed)) {
    const began = Date.now();
    const verdict = await runRound(world, plan);
    done += 1;
    const faults = plan.postings.flat();
    for (const { fault } of faults) tried.set(fault, (tried.get(fault) ?? 0) + 1);
    for (const each of verdict.lost) lost.add(each);
    for (const each of verdict.doubled) doubled.add(each);
    console.log(
      `round ${plan.number}: ${faults.map(({ fault, moment }) => `${fault} while ${moment}`).join(", ")}; ` +
        `${verdict.onServer} on the server, ${verdict.onPhone} on a phone, ${[verdict.refused, ...verdict.refusals].join(" ")} refused ` +
        `(${((Date.now() - began) / 1000).toFixed(1)} s)`,
    );
    for (const each of [...verdict.lost, ...verdict.doubled]) console.log(`  ${each}`);
  }
} catch (error) {
  failed = true;
  console.log(error);
} finally {
  await world.end().catch((error: unknown) => console.log(error));
}
console.log(`tried: ${[...tried].map(([fault, times]) => `${fault} ${times}`).join(", ")}`);
console.log(`${done} rounds, seed ${seed}: ${lost.size} lost, ${doubled.size} doubled`);
process.exit(lost.size === 0 && doubled.size === 0 && !failed ? 0 : 1);
