/**
 * Long work in steps: a generator that yields the number of rows it has dealt with since it last did, so that whoever
 * drives it may show progress, let other work through, or stop.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Rows between two steps: some milliseconds of work. */
export const ROWS_PER_STEP = 2_000;

/** Runs to the end without pausing. */
export function runToEnd<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
