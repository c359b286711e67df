/** A browser's store, opened when it is first needed. */
export interface OpenedInTime<Database> {
  /** Rejects when the store cannot be opened, or does not answer in time; a later call tries again. */
  readonly get: () => Promise<Database>;
  /** The connection is gone: the next call opens anew. */
  readonly forget: () => void;
}

const PATIENCE_MS = 4_000;

/**
 * Some browsers have no store, some refuse it, and some never answer (private windows, a damaged profile). All three are
 * the same to a person who stands before a board: work goes on without it, and nothing waits for an answer that does not
 * come. What answers late after all is used from then on.
 */
export function openInTime<Database>(open: () => Promise<Database>, patienceMs = PATIENCE_MS): OpenedInTime<Database> {
  let opening: Promise<Database> | null = null;
  let silent = false;

  const start = (): Promise<Database> => {
    const begun = Promise.resolve()
      .then(open)
      .then(
        (database) => {
          if (opening === begun) silent = false;
          return database;
        },
        (fault: unknown) => {
          if (opening === begun) opening = null;
          throw fault;
        },
      );
    return begun;
  };

  return {
    async get() {
      opening ??= start();
      const mine = opening;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => {
            silent = true;
            reject(new Error("the browser's store does not answer"));
          },
          silent ? 0 : patienceMs,
        );
      });
      try {
        return await Promise.race([mine, tooLate]);
      } finally {
        clearTimeout(timer);
      }
    },
    forget() {
      opening = null;
      silent = false;
    },
  };
}
