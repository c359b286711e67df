import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { createDb } from "@gongshi/usecases/db";
import type { Db } from "@gongshi/usecases/db";
import { applyMigrations } from "@gongshi/usecases/migrations/apply";
import { projectRoot } from "../config";
import type { Config } from "../config";
import { runningEmbeddedUrl } from "./embedded-postgres";
import { enterGate } from "./instance-gate";
import type { Gate, GateAnswer, GateHolder } from "./instance-gate";
import { EXIT_ALREADY_RUNNING, LaunchFailure } from "./launch-failure";
import { supervisePostgres } from "./supervised-postgres";

export interface OpenDatabase {
  readonly db: Db;
  /** For connections of their own kind (locks); a secret where it names a password. */
  readonly url: string;
  answers(): Promise<boolean>;
  /** Tells a second start where this one is served, or that it is stopping. */
  announce: Gate["announce"];
  /** Resolves when the embedded server is lost for good; never for a server of the operator's. */
  readonly lost: Promise<LaunchFailure>;
  close(): Promise<void>;
  /** Without waiting. */
  abort(): void;
}

export interface OpenOptions {
  /** For whoever comes second: "server", or the name of a command. */
  readonly what: string;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Whether a command may use the database of a server that runs already. */
  readonly join?: boolean;
  /** Done once the data folder is held and before the database starts. */
  readonly beforeStart?: () => Promise<void>;
}

/** The migrated database of this installation: the embedded one, started here, or the operator's server. */
export async function openDatabase(config: Config, options: OpenOptions): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    await options.beforeStart?.();
    await reach(config.databaseUrl);
    return connectTo(config.databaseUrl);
  }
  const entered = await enterDataDir(config.dataDir, options.what);
  if (!entered.ok) {
    const url = options.join === true && entered.holder?.what === "server" ? runningEmbeddedUrl(config.dataDir) : null;
    if (url !== null) return connectTo(url);
    throw alreadyRunning(config.dataDir, entered.holder);
  }
  const { gate } = entered;
  options.signal?.addEventListener("abort", () => gate.announce({ stopping: true }));
  try {
    await options.beforeStart?.();
    const server = await supervisePostgres(
      { dataDir: config.dataDir, ...(options.signal ? { signal: options.signal } : {}) },
      options.say,
    );
    try {
      const open = await connectTo(server.url);
      return {
        ...open,
        lost: server.lost,
        announce: (news) => gate.announce(news),
        abort: () => server.abort(),
        close: async () => {
          await open.close();
          await server.stop();
          gate.leave();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    gate.leave();
    throw error;
  }
}

async function enterDataDir(dataDir: string, what: string): Promise<GateAnswer> {
  try {
    const entered = await enterGate(dataDir, what);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return entered;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EROFS" && code !== "ENOTDIR" && code !== "EPERM") throw error;
    throw new LaunchFailure(
      `This user may not write to the data folder ${dataDir} (${code}); choose another DATA_DIR.`,
      error,
    );
  }
}

async function connectTo(url: string): Promise<OpenDatabase> {
  await applyMigrations(url, join(projectRoot, "prisma", "migrations"));
  const db = createDb(url);
  return {
    db,
    url,
    answers: async () => {
      await db.$queryRaw`select 1`;
      return true;
    },
    announce: () => undefined,
    lost: new Promise<never>(() => undefined),
    abort: () => undefined,
    close: () => db.$disconnect(),
  };
}

/** Says in words why the operator's server cannot be used, without its password. */
async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason =
      error instanceof Error && error.message !== "" ? error.message : String((error as { code?: string }).code);
    throw new LaunchFailure(
      `The PostgreSQL server of DATABASE_URL (${host}${pathname}) cannot be used: ${reason}`,
      error,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function alreadyRunning(dataDir: string, holder: GateHolder | null): LaunchFailure {
  const who = holder === null ? "another process" : `process ${holder.pid} (${holder.what})`;
  const where = holder === null ? "" : holder.address === null ? ", which is still starting" : `, at ${holder.address}`;
  return new LaunchFailure(
    `The data folder ${dataDir} is in use by ${who}${where}. ` +
      "Stop it first, or start this one with another DATA_DIR and PORT.",
    undefined,
    EXIT_ALREADY_RUNNING,
  );
}
