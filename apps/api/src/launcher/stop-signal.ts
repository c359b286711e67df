/** Ctrl-C, SIGTERM and a closed terminal as one wish to stop, which the steps of a start can ask for. */
export interface StopSignal {
  /** Aborted once somebody wants this process to stop. */
  readonly signal: AbortSignal;
  readonly requested: Promise<void>;
}

/** npm passes Ctrl-C on to a process that the terminal has told already: the echo is no second wish. */
const ECHO_MS = 1_000;

/** @param force told on a second wish, when stopping takes too long for whoever waits */
export function listenForStop(force: () => void): StopSignal {
  const controller = new AbortController();
  let first = 0;
  const wish = () => {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort(new Stopped());
    } else if (Date.now() - first > ECHO_MS) {
      force();
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, wish);
  whenNpmIsGone(wish);
  const requested = new Promise<void>((resolve) => controller.signal.addEventListener("abort", () => resolve()));
  return { signal: controller.signal, requested };
}

const LOOK_MS = 200;

/**
 * A killed npm cannot pass anything on. The server would stay, unseen, and refuse the next start; so it goes with the
 * npm that started it.
 */
function whenNpmIsGone(wish: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined || process.ppid === 1) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    wish();
  }, LOOK_MS);
  timer.unref();
}

/** Thrown out of a start that was asked to stop half way: no failure. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}
