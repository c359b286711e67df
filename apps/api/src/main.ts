/**
 * Start and stop. `npm start` calls `main` of the bundle; `node --import tsx apps/api/src/main.ts --dev` runs the
 * sources with pages compiled as they are asked for.
 *
 * Exit codes: 0 stopped as asked, 1 failed, 2 settings at fault, 3 the data folder is in use, 130 stopped by force.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compose } from "./compose";
import { ConfigFaults, localAddress, readConfig } from "./config";
import type { Config } from "./config";
import { createHttpServer } from "./http/server";
import { LaunchFailure } from "./launcher/launch-failure";
import { openDatabase } from "./launcher/open-database";
import { Stopped, listenForStop } from "./launcher/stop-signal";
import type { StopSignal } from "./launcher/stop-signal";
import { outliveReaders } from "./launcher/terminal";

export interface MainOptions {
  readonly dev?: boolean;
  /** Builds the pages where they are out of date; called while this start holds the data folder. */
  readonly build?: (signal: AbortSignal) => Promise<void>;
}

/** Runs the server until it is asked to stop; returns the exit code. */
export async function main(options: MainOptions = {}): Promise<number> {
  outliveReaders(process.stdout, process.stderr);
  const cleanup: Cleanup = { steps: [], abort: () => undefined };
  const stop = listenForStop(() => {
    say("Stopping by force.");
    cleanup.abort();
    process.exit(130);
  });
  let code: number;
  try {
    const config = readConfig(process.env, { dev: options.dev ?? false });
    const { lost } = await start(config, options, stop, cleanup);
    const failure = await Promise.race([stop.requested, lost]);
    if (failure) throw failure;
    say("Stopping …");
    code = 0;
  } catch (error) {
    code = explain(error);
  }
  for (const step of cleanup.steps.reverse()) {
    await step().catch((error: unknown) => {
      code ||= explain(error);
    });
  }
  if (code === 0) say("Stopped.");
  return code;
}

/** What a start has brought up so far, so that it can be taken down wherever the start ends. */
interface Cleanup {
  readonly steps: (() => Promise<void>)[];
  abort: () => void;
}

async function start(
  config: Config,
  options: MainOptions,
  stop: StopSignal,
  cleanup: Cleanup,
): Promise<{ readonly lost: Promise<LaunchFailure> }> {
  const database = await openDatabase(config, {
    what: "server",
    say,
    signal: stop.signal,
    beforeStart: () => options.build?.(stop.signal) ?? Promise.resolve(),
  });
  cleanup.steps.push(() => database.close());
  cleanup.abort = () => database.abort();
  stop.signal.throwIfAborted();

  const parts = await compose({ config, db: database.db, databaseUrl: database.url, say });
  cleanup.steps.push(() => parts.close());
  const lines = await parts.prepare();
  stop.signal.throwIfAborted();

  const server = await createHttpServer({ config, pages: true, ready: () => database.answers(), ...parts });
  cleanup.steps.push(() => server.close());
  stop.signal.throwIfAborted();

  await server.listen().catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(config, error);
  });
  parts.startJobs();
  const address = localAddress(config.host, config.port);
  database.announce({ address });
  for (const line of lines) say(line);
  say(`公示 is ready at ${address}${config.publicUrl === address ? "" : ` (public address ${config.publicUrl})`}`);
  return { lost: database.lost };
}

function cannotListen(config: Config, error: NodeJS.ErrnoException): Error {
  const at = `${config.host}:${config.port}`;
  if (error.code === "EADDRINUSE")
    return new LaunchFailure(`Something else listens on ${at}; choose another PORT.`, error);
  if (error.code === "EACCES")
    return new LaunchFailure(`This user may not listen on ${at}; choose a PORT above 1023.`, error);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new LaunchFailure(`This machine has no address ${config.host}; check HOST.`, error);
  }
  return error;
}

/** Words for whoever runs the server; a bug keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof Stopped) return 0;
  if (error instanceof ConfigFaults) {
    console.error(error.message);
    return 2;
  }
  if (error instanceof LaunchFailure) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error(error);
  return 1;
}

function say(line: string): void {
  console.log(line);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const dev = process.argv.includes("--dev");
  (process.env as Record<string, string>)["NODE_ENV"] ??= dev ? "development" : "production";
  process.exit(await main({ dev }));
}
