/** Runs `work` unless somebody else (another tab, a worker) holds the lock; answers whether it ran. */
export type Exclusively = (work: () => Promise<void>) => Promise<boolean>;

const NAME = "gongshi-outbox";

/** The browser's own lock across tabs and workers; without it (plain HTTP, old phones), one at a time in this page. */
export function exclusiveLock(locks: LockManager | undefined = globalThis.navigator?.locks): Exclusively {
  if (locks !== undefined) {
    return (work) =>
      locks.request(NAME, { ifAvailable: true }, async (lock) => {
        if (lock === null) return false;
        await work();
        return true;
      });
  }
  let held = false;
  return async (work) => {
    if (held) return false;
    held = true;
    try {
      await work();
      return true;
    } finally {
      held = false;
    }
  };
}
