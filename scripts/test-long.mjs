// `npm run test:long`: all of `npm test`, and what takes longer.
import { requireNode } from "./lib/require-node.mjs";
import { beside, plain, playwright, runAll, vitest } from "./lib/test-run.mjs";

requireNode();
process.exit(
  await runAll([
    plain("generate", ["scripts/generate.mjs"]),
    plain("build", ["scripts/build.mjs"]),
    beside(
      [playwright("browser"), vitest("launcher")],
      [plain("check", ["scripts/check.mjs"]), vitest("unit"), vitest("api")],
    ),
    plain("faults", ["scripts/test-faults.mjs", "--rounds", "20", "--seed", "2"]),
    vitest("webkit"),
    vitest("long"),
  ]),
);
