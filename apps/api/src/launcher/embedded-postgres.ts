import type { ChildProcess } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { DATABASE_NAME, initialiseCluster } from "./initialise-cluster";
import { LaunchFailure } from "./launch-failure";
import { findPostgresBinaries } from "./postgres-binaries";
import { signal } from "./process-table";
import { chooseRunAs } from "./run-as";
import { socketFolderFor } from "./socket-folder";
import { spawnPostgres } from "./spawn-postgres";
import { readPostmasterFile, stopLeftovers, stopPostmaster } from "./stop-leftovers";

export interface EmbeddedPostgres {
  /** Connection string of the product's database, over a unix socket. */
  readonly url: string;
  readonly pid: number;
  /** Fast shutdown; resolves when the server is gone. */
  stop(): Promise<void>;
  /** Immediate shutdown, without waiting: the next start recovers. */
  abort(): void;
  /** Resolves when the server is gone, wanted or not. */
  readonly gone: Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** DATA_DIR: PostgreSQL's files go to `pg` in it, its log to `postgres.log`. */
  readonly dataDir: string;
  /** Server settings beside the ones the product needs; tests switch fsync off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gives up waiting for a server that is still recovering, and stops it. */
  readonly signal?: AbortSignal;
}

/**
 * Starts PostgreSQL on `dataDir` as a child of this process: on a unix socket, without a TCP port, with fsync and page
 * checksums on. The caller holds the folder (see instance-gate.ts): what an earlier start left running is stopped.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const folder = join(dataDir, "pg");
  const binaries = findPostgresBinaries();
  await initialiseCluster(binaries, folder);
  await stopLeftovers(folder);
  const as = chooseRunAs(folder, binaries.postgres);
  const socketFolder = socketFolderFor(dataDir, as.owner);
  const log = join(dataDir, "postgres.log");
  turnLog(log);
  const handle = openSync(log, "a", 0o600);
  const logStart = statSync(log).size;
  const child = spawnPostgres(as, binaries.postgres, ["-D", folder, ...settings(socketFolder, options.settings)], {
    stdio: ["ignore", handle, handle],
    whenParentDies: "INT",
  });
  closeSync(handle);
  const server = new RunningPostgres(child, embeddedUrl(socketFolder, DATABASE_NAME), socketFolder);
  try {
    const logged = () => readFileSync(log).subarray(logStart).toString("utf8");
    await waitUntilReady(server, embeddedUrl(socketFolder, "postgres"), logged, options.signal);
    await createDatabase(embeddedUrl(socketFolder, "postgres"));
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The database of an embedded server that somebody else is running on `dataDir`, or null. */
export function runningEmbeddedUrl(dataDir: string): string | null {
  if (!existsSync(dataDir)) return null;
  const file = readPostmasterFile(join(realpathSync(dataDir), "pg"));
  return file === null || file.socketFolder === "" ? null : embeddedUrl(file.socketFolder, DATABASE_NAME);
}

export function embeddedUrl(socketFolder: string, database: string): string {
  return `postgresql://${DATABASE_NAME}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
}

class RunningPostgres implements EmbeddedPostgres {
  readonly url: string;
  readonly pid: number;
  readonly gone: Promise<void>;
  ended = false;
  private readonly socketFolder: string;

  constructor(child: ChildProcess, url: string, socketFolder: string) {
    this.url = url;
    this.pid = child.pid ?? -1;
    this.socketFolder = socketFolder;
    this.gone = new Promise((resolve) => {
      const end = () => {
        this.ended = true;
        resolve();
      };
      child.once("exit", end);
      child.once("error", end);
    });
  }

  async stop(): Promise<void> {
    if (!this.ended && this.pid > 0) await stopPostmaster(this.pid);
    await this.gone;
    rmSync(this.socketFolder, { recursive: true, force: true });
  }

  abort(): void {
    if (!this.ended && this.pid > 0) signal(this.pid, "SIGQUIT");
  }
}

/**
 * Statements and values stay out of the log: they hold names and phone numbers.
 */
function settings(socketFolder: string, more: Readonly<Record<string, string>> = {}): string[] {
  const all: Record<string, string> = {
    listen_addresses: "",
    unix_socket_directories: `"${socketFolder}"`,
    unix_socket_permissions: "0700",
    fsync: "on",
    full_page_writes: "on",
    max_connections: "100",
    max_logical_replication_workers: "0",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...more,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Recovery after a crash may take its time, so the only limit is that the process lives. */
async function waitUntilReady(
  server: RunningPostgres,
  url: string,
  logged: () => string,
  stopWaiting?: AbortSignal,
): Promise<void> {
  for (;;) {
    stopWaiting?.throwIfAborted();
    if (server.ended) throw new LaunchFailure(`PostgreSQL did not start:\n${lastLines(logged())}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-15).join("\n") || "(it said nothing)";
}

function turnLog(log: string): void {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
}
