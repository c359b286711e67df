// `npm test`: everything that is quick enough to run before every commit.
import { requireNode } from "./lib/require-node.mjs";
import { beside, plain, playwright, runAll, vitest } from "./lib/test-run.mjs";

requireNode();
process.exit(
  await runAll([
    plain("generate", ["scripts/generate.mjs"]),
    plain("build", ["scripts/build.mjs"]),
    beside(
      [playwright("browser"), vitest("launcher")],
      [
        plain("check", ["scripts/check.mjs"]),
        vitest("unit"),
        vitest("api"),
        plain("faults", ["scripts/test-faults.mjs", "--rounds", "5", "--seed", "1"]),
      ],
    ),
  ]),
);
