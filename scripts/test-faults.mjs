// `npm run -s test:faults -- --rounds N --seed S`: builds what is missing, then lets things go wrong on purpose.
import { parseArgs } from "node:util";
import { withBuildLock } from "./lib/build-lock.mjs";
import { findBrowser, findChineseFont } from "./lib/browser.mjs";
import { requireNode } from "./lib/require-node.mjs";
import { run } from "./lib/run.mjs";
import { buildAll } from "./lib/steps.mjs";

requireNode();
try {
  const { rounds, seed } = readArguments();
  const say = console.log;
  const browser = await findBrowser(say);
  findChineseFont(say);
  await withBuildLock(() => buildAll({ say }));
  await run(
    "test:faults",
    process.execPath,
    ["--import", "tsx", "tests/faults/main.ts", "--rounds", String(rounds), "--seed", String(seed)],
    { show: true, env: { CHROMIUM_PATH: browser } },
  );
} catch (error) {
  // What failed has had its last word.
  if (error.constructor.name !== "StepFailed") console.error(error.message);
  process.exit(1);
}

function readArguments() {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "5" }, seed: { type: "string", default: "1" } },
  });
  const read = (name, least) => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < least)
      throw new Error(`--${name} must be a whole number of at least ${least}, not "${values[name]}".`);
    return value;
  };
  return { rounds: read("rounds", 1), seed: read("seed", 0) };
}
