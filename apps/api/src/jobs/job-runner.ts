import { setTimeout as pause } from "node:timers/promises";
import type { Services } from "@gongshi/schema/context";
import { safeError } from "../http/safe-error";
import type { Job } from "./job";
import type { JobLocks } from "./job-locks";

export interface JobRunner {
  /** Looks at every job at once, so that what fell due while nothing ran is made up for, and then in its own rhythm. */
  start(): void;
  /** One look at every job; resolves when all have ended. */
  lookAtAll(): Promise<void>;
  /** Lets each job end the thing in hand. */
  stop(): Promise<void>;
}

/** After a failure the next look waits twice as long each time, up to this. */
const MOST_SECONDS = 300;

export function createJobRunner(parts: {
  readonly jobs: readonly Job[];
  readonly services: Services;
  readonly locks: JobLocks;
  readonly say: (line: string) => void;
}): JobRunner {
  const { jobs, services, locks, say } = parts;
  const stopping = new AbortController();
  const loops: Promise<void>[] = [];

  /** Whether the look went well; whoever finds the lock taken has nothing to do. */
  async function look(job: Job): Promise<boolean> {
    try {
      const line = await locks.holding(job.name, (lost) => job.run(services, AbortSignal.any([stopping.signal, lost])));
      if (line !== null && line !== "TAKEN") say(`${job.name}: ${line}`);
      return true;
    } catch (error) {
      if (!stopping.signal.aborted) say(`${job.name} failed: ${JSON.stringify(safeError(error))}`);
      return false;
    }
  }

  async function loop(job: Job): Promise<void> {
    let seconds = job.everySeconds;
    while (!stopping.signal.aborted) {
      const well = await look(job);
      seconds = well ? job.everySeconds : Math.min(MOST_SECONDS, seconds * 2);
      await pause(seconds * 1_000, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    start: () => {
      for (const job of jobs) loops.push(loop(job));
    },
    lookAtAll: async () => {
      for (const job of jobs) await look(job);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
      await locks.close();
    },
  };
}
