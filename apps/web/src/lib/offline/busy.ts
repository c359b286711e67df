/**
 * Whether somebody is in the middle of something, on any open page of this browser: a new version never takes over then.
 * A web lock, shared by everybody who is busy, tells the pages of each other; without locks a page knows only itself.
 */
const NAME = "gongshi-busy";

let holders = 0;
let letGo: (() => void) | null = null;

/** Marks this page as busy until the returned function is called; calling it twice is harmless. */
export function holdBusy(): () => void {
  let held = true;
  holders += 1;
  if (holders === 1) take();
  return () => {
    if (!held) return;
    held = false;
    holders -= 1;
    if (holders === 0) {
      letGo?.();
      letGo = null;
    }
  };
}

function take(): void {
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  void locks()?.request(NAME, { mode: "shared" }, () => released);
}

/** Runs `work` while nobody is busy and nobody can become so unnoticed; answers whether it ran. */
export async function whileIdle(work: () => Promise<void> | void): Promise<boolean> {
  if (holders > 0) return false;
  const manager = locks();
  if (manager === undefined) {
    await work();
    return true;
  }
  return manager.request(NAME, { mode: "exclusive", ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}

const locks = (): LockManager | undefined => globalThis.navigator?.locks;
