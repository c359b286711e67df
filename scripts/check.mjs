// Everything that can be said about the sources without running them. All checks run, whatever each of them says.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/root.mjs";
import { run, runNode } from "./lib/run.mjs";
import { generate, generateDocumentTypes } from "./lib/steps.mjs";

const bin = (name) => join(root, "node_modules/.bin", name);

const checks = [
  ["format", () => run("prettier", bin("prettier"), ["--check", "--log-level", "warn", "."])],
  ["lint", () => run("oxlint", bin("oxlint"), ["--type-aware", "--deny-warnings", "."])],
  ["types", () => run("tsc", bin("tsc"), ["-p", "tsconfig.json", "--noEmit"])],
  ["types of pages", () => run("tsc", bin("tsc"), ["-p", "apps/web/tsconfig.json", "--noEmit"])],
  ["types of the worker", () => run("tsc", bin("tsc"), ["-p", "apps/web/src/sw/tsconfig.json", "--noEmit"])],
  ["arrows", () => run("dependency-cruiser", bin("depcruise"), ["--config", ".dependency-cruiser.cjs", ...sources()])],
  ["printed schema", () => runNode("schema", ["scripts/print-schema.mjs", "--check"])],
  ["migrations", () => runNode("migrations", ["scripts/migrate-diff.mjs", "--check"])],
];

await generate();
await generateDocumentTypes();
let failed = 0;
const waiting = [...checks];
// Two at a time: most of them keep one core busy.
await Promise.all([worker(), worker()]);
process.exit(failed === 0 ? 0 : 1);

async function worker() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, check] = next;
    const began = Date.now();
    let verdict = "ok";
    await check().catch((error) => {
      failed += 1;
      verdict = error.message;
    });
    console.log(`check ${name}: ${verdict} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  }
}

function sources() {
  return ["apps", "packages", "prisma", "tests"].filter((folder) => existsSync(join(root, folder)));
}
