// `npm run test:e2e [-- playwright's arguments]`: finds a browser and a Chinese font, then runs the journeys.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, findChineseFont } from "./lib/browser.mjs";
import { root } from "./lib/root.mjs";
import { runNode } from "./lib/run.mjs";

try {
  const folder = join(root, "tests/e2e");
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith(".spec.ts"))) {
    throw new Error("There are no browser tests in tests/e2e.");
  }
  const browser = await findBrowser();
  findChineseFont();
  const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? ["--reporter=list,json"] : [];
  await runNode(
    "playwright",
    [join(root, "node_modules/@playwright/test/cli.js"), "test", ...report, ...process.argv.slice(2)],
    {
      show: true,
      env: { CHROMIUM_PATH: browser },
    },
  );
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
