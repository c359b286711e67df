import { once } from "node:events";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { chownSync } from "node:fs";
import { dirname, join } from "node:path";
import { LaunchFailure } from "./launch-failure";
import { POSTGRES_MAJOR } from "./postgres-binaries";
import type { PostgresBinaries } from "./postgres-binaries";
import { chooseRunAs } from "./run-as";
import { spawnPostgres } from "./spawn-postgres";

/** Name of the superuser and of the database in an embedded server. */
export const DATABASE_NAME = "gongshi";

/**
 * Makes a PostgreSQL data folder at `folder` unless there is one. It is made beside and then renamed, so whatever
 * stands at `folder` is complete, wherever the making was cut off.
 */
export async function initialiseCluster(binaries: PostgresBinaries, folder: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return checkVersion(folder);
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  await removeHalfMade(parent);
  const beside = mkdtempSync(join(parent, HALF_MADE));
  try {
    await initdb(binaries, beside);
    renameSync(beside, folder);
  } catch (error) {
    await rm(beside, { recursive: true, force: true, maxRetries: 5 });
    // Somebody else was faster: theirs is as good.
    if (existsSync(join(folder, "PG_VERSION"))) return;
    throw error;
  }
  syncFolder(parent);
}

const HALF_MADE = "pg.new-";

/** Left by a start that was killed in the middle. */
async function removeHalfMade(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(HALF_MADE))) {
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

function checkVersion(folder: string): void {
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version !== POSTGRES_MAJOR) {
    throw new LaunchFailure(
      `${folder} was made by PostgreSQL ${version}; this release runs PostgreSQL ${POSTGRES_MAJOR}.`,
    );
  }
}

async function initdb(binaries: PostgresBinaries, folder: string): Promise<void> {
  const as = chooseRunAs(folder, binaries.postgres);
  if (as.owner.uid !== process.geteuid?.()) chownSync(folder, as.owner.uid, as.owner.gid);
  const args = [
    ...["--pgdata", folder, "--username", DATABASE_NAME, "--auth", "trust", "--data-checksums", "--no-instructions"],
    ...["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
  ];
  const child = spawnPostgres(as, binaries.initdb, args, { stdio: ["ignore", "pipe", "pipe"], whenParentDies: "KILL" });
  let said = "";
  child.stdout!.on("data", (text) => (said += String(text)));
  child.stderr!.on("data", (text) => (said += String(text)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new LaunchFailure(`PostgreSQL could not make its data folder ${folder}:\n${said.trim()}`);
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}
