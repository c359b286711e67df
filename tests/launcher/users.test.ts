import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ServerProcess, postgresProcesses, root } from "../support/server-process";

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const asNobody = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--"];
/** The checkout may lie in a folder that only root can enter. */
const nobodyEnters =
  isRoot && spawnSync(asNobody[0]!, [...asNobody.slice(1), "test", "-r", join(root, "package.json")]).status === 0;

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "gongshi-users-")));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function startsAndStops(dataDir: string, prefix: readonly string[]): Promise<void> {
  const server = await ServerProcess.ready({ dataDir, prefix, env: { HOME: folder } });
  try {
    expect((await fetch(`${server.url}/`)).status).toBe(200);
  } finally {
    server.interrupt();
  }
  expect(await server.exited, server.output).toBe(0);
  expect(postgresProcesses(dataDir)).toEqual([]);
}

test.runIf(isRoot)("root starts it in a folder that only root can enter, twice", async () => {
  chmodSync(folder, 0o700);
  await startsAndStops(join(folder, "data"), []);
  await startsAndStops(join(folder, "data"), []);
});

test.runIf(nobodyEnters)("an ordinary user starts it, and root after them; the data stays theirs", async () => {
  chmodSync(folder, 0o755);
  const dataDir = join(folder, "data");
  chownSync(folder, NOBODY, NOBODY);
  await startsAndStops(dataDir, asNobody);
  await startsAndStops(dataDir, []);
  expect(statSync(join(dataDir, "pg")).uid).toBe(NOBODY);
});

test.runIf(nobodyEnters)("an ordinary user is told when the data belongs to somebody else", async () => {
  chmodSync(folder, 0o755);
  const dataDir = join(folder, "data");
  await startsAndStops(dataDir, []);
  const server = await ServerProcess.start({ dataDir, prefix: asNobody, env: { HOME: folder } });
  expect(await server.exited).toBe(1);
  expect(server.output).toContain("may not write to the data folder");
});
