import { startEmbeddedPostgres } from "./embedded-postgres";
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./embedded-postgres";
import { LaunchFailure } from "./launch-failure";

export interface SupervisedPostgres {
  readonly url: string;
  stop(): Promise<void>;
  abort(): void;
  /** Resolves when PostgreSQL is lost for good. */
  readonly lost: Promise<LaunchFailure>;
}

const RESTARTS = 3;
const WITHIN_MS = 5 * 60_000;

/**
 * An embedded PostgreSQL that is started again when it dies under a running server (killed, out of memory): requests
 * fail until it has recovered, and /healthz says so. When it dies a fourth time within five minutes, it is given up.
 */
export async function supervisePostgres(
  options: EmbeddedPostgresOptions,
  say: (line: string) => void,
): Promise<SupervisedPostgres> {
  let current: EmbeddedPostgres = await startEmbeddedPostgres(options);
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const deaths: number[] = [];
  const { promise: lost, resolve: lose } = promiseOf<LaunchFailure>();

  const watch = (): void => {
    void current.gone.then(() => {
      if (!stopping) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < WITHIN_MS).length > RESTARTS) {
      return lose(
        new LaunchFailure(`PostgreSQL died ${RESTARTS + 1} times in a row; see postgres.log in the data folder.`),
      );
    }
    say("PostgreSQL stopped unexpectedly; starting it again.");
    try {
      const next = await startEmbeddedPostgres(options);
      const moved = next.url !== current.url;
      current = next;
      if (moved) return lose(new LaunchFailure("PostgreSQL could not be started at its old place."));
      say("PostgreSQL is back.");
      watch();
    } catch (error) {
      lose(error instanceof LaunchFailure ? error : new LaunchFailure("PostgreSQL could not be started again.", error));
    }
  };

  watch();
  return {
    url: current.url,
    lost,
    abort: () => {
      stopping = true;
      current.abort();
    },
    stop: async () => {
      stopping = true;
      await restarting;
      await current.stop();
    },
  };
}

function promiseOf<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}
