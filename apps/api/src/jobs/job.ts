import type { Services } from "@gongshi/schema/context";

/** Work that happens by itself. What is due stands in the product's own tables; a job only looks, and does it. */
export interface Job {
  /** Unique, in kebab-case: names its lock and its lines in the log. */
  readonly name: string;
  /** From the end of one look to the next. A look that finds nothing costs one query, so seconds are fine. */
  readonly everySeconds: number;
  /**
   * One look: does all that is due at `services.clock()`, each thing in a command of its own (a use-case with
   * `BY_ITSELF` as its actor), so that being cut off anywhere is harmless and the next look goes on. One process at a time
   * has a job; commands are conditional on the state they start from all the same.
   * @param signal aborted when the server stops or its lock is lost: end after the thing in hand
   * @returns a line for the log without anybody's data, or null when nothing was due
   */
  run(services: Services, signal: AbortSignal): Promise<string | null>;
}
