// Steps of a test run: each timed, nothing begins after a failure, and the last line sums up what was counted.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./root.mjs";
import { run, runNode } from "./run.mjs";

/** A part that only runs things (no tests to count): counts as one failure when it fails. */
export function plain(title, args) {
  return {
    title,
    run: (_report, show) => runNode(title, args, { show }).then((output) => ({ passed: 0, failed: 0, output })),
  };
}

/** Tests of vitest's projects. */
export function vitest(...projects) {
  const title = projects.join(" and ");
  return {
    title,
    run: (report, show) =>
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
          { show },
        ),
      ),
  };
}

/** Tests in a browser. */
export function playwright(title, env = {}) {
  return {
    title,
    run: (report, show) =>
      counted(report, countPlaywright, () =>
        runNode(title, ["scripts/test-e2e.mjs"], { show, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
      ),
  };
}

/**
 * Lanes of steps that go on at the same time: browsers and servers wait for each other much of the time. What the first
 * lane says is shown as it comes, what the others say at the end of each of their steps.
 */
export const beside = (...lanes) => ({ lanes });

/** Runs the steps, prints the closing line, and returns the exit code. */
export async function runAll(steps) {
  const folder = mkdtempSync(join(tmpdir(), "gongshi-tests-"));
  const sum = { passed: 0, failed: 0 };
  let reports = 0;

  const runStep = async (step, show) => {
    const began = Date.now();
    if (show) console.log(`\n── ${step.title}`);
    let failure = null;
    const counts = await step.run(join(folder, `${(reports += 1)}.json`), show).catch((error) => {
      failure = error;
      return error.counts ?? { passed: 0, failed: 0 };
    });
    sum.passed += counts.passed;
    // A step that fails without a failing test (a type error, a crash) is a failure all the same.
    sum.failed += failure === null ? counts.failed : Math.max(counts.failed, 1);
    if (!show) console.log(`\n── ${step.title}\n${counts.output ?? ""}`);
    console.log(
      `── ${step.title}: ${failure === null ? "ok" : failure.message} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
    );
  };
  const runLane = async (lane, show) => {
    for (const step of lane) {
      if (sum.failed > 0) return;
      await (step.lanes
        ? Promise.all(step.lanes.map((each, index) => runLane(each, index === 0)))
        : runStep(step, show));
    }
  };
  await runLane(steps, true);
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

async function counted(report, count, work) {
  try {
    const output = await work();
    return { ...count(JSON.parse(readFileSync(report, "utf8"))), output };
  } catch (error) {
    if (existsSync(report)) error.counts = count(JSON.parse(readFileSync(report, "utf8")));
    throw error;
  }
}

const countVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests });

const countPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected });
