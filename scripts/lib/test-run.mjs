// Steps of a test run: each timed, the first failure ends the run, and the last line sums up what was counted.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./root.mjs";
import { run, runNode } from "./run.mjs";

/** A part that only runs things (no tests to count): counts as one failure when it fails. */
export function plain(title, args) {
  return { title, run: () => runNode(title, args, { show: true }).then(() => ({ passed: 0, failed: 0 })) };
}

/** Tests of vitest's projects. */
export function vitest(...projects) {
  const title = projects.join(" and ");
  return {
    title,
    run: (report) =>
      counted(report, countVitest, () =>
        run(
          title,
          process.execPath,
          [
            join(root, "node_modules/vitest/vitest.mjs"),
            "run",
            ...projects.flatMap((project) => ["--project", project]),
            "--passWithNoTests",
            "--reporter=default",
            "--reporter=json",
            `--outputFile.json=${report}`,
          ],
          { show: true },
        ),
      ),
  };
}

/** Tests in a browser. */
export function playwright(title, env = {}) {
  return {
    title,
    run: (report) =>
      counted(report, countPlaywright, () =>
        runNode(title, ["scripts/test-e2e.mjs"], { show: true, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
      ),
  };
}

/** Runs the steps, prints the closing line, and returns the exit code. */
export async function runAll(steps) {
  const folder = mkdtempSync(join(tmpdir(), "gongshi-tests-"));
  const sum = { passed: 0, failed: 0 };
  for (const [index, step] of steps.entries()) {
    const began = Date.now();
    console.log(`\n── ${step.title}`);
    let failure = null;
    const counts = await step.run(join(folder, `${index}.json`)).catch((error) => {
      failure = error;
      return error.counts ?? { passed: 0, failed: 0 };
    });
    sum.passed += counts.passed;
    // A step that fails without a failing test (a type error, a crash) is a failure all the same.
    sum.failed += failure === null ? counts.failed : Math.max(counts.failed, 1);
    console.log(
      `── ${step.title}: ${failure === null ? "ok" : failure.message} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
    );
    if (sum.failed > 0) break;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

async function counted(report, count, work) {
  try {
    await work();
  } catch (error) {
    if (existsSync(report)) error.counts = count(JSON.parse(readFileSync(report, "utf8")));
    throw error;
  }
  return count(JSON.parse(readFileSync(report, "utf8")));
}

const countVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests });

const countPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected });
