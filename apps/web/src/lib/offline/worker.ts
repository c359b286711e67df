import { useSyncExternalStore } from "react";
import { whileIdle } from "./busy";
import { TAKE_OVER } from "./take-over";

export interface WorkerState {
  /** none: this browser has none (WeChat's, plain HTTP); ready: the app opens without a network. */
  readonly shell: "none" | "loading" | "ready";
  /** A new version lies ready and waits for a safe moment. */
  readonly waiting: boolean;
  /** It was asked for, and comes as soon as nothing is being edited or sent. */
  readonly wanted: boolean;
}

const LOOK_AGAIN_MS = 2_000;
const LOOK_FOR_UPDATES_MS = 3600_000;

let state: WorkerState = { shell: "loading", waiting: false, wanted: false };
let registration: ServiceWorkerRegistration | null = null;
const listeners = new Set<() => void>();

function change(next: Partial<WorkerState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

/** Brings the service worker in, once a page. What it serves is the production build; development has none. */
export function startWorker(): void {
  const container = globalThis.navigator?.serviceWorker as ServiceWorkerContainer | undefined;
  if (container === undefined || process.env.NODE_ENV !== "production") {
    change({ shell: "none" });
    return;
  }
  let controlled = container.controller !== null;
  container.register("/sw.js", { scope: "/", updateViaCache: "none" }).then(watch, () => change({ shell: "none" }));
  container.ready.then(
    () => change({ shell: "ready" }),
    () => undefined,
  );
  container.addEventListener("controllerchange", () => {
    // The first worker of all changes nothing for this page; a later one came because some page asked for it.
    if (controlled) location.reload();
    controlled = true;
  });
}

/** A page that was reloaded past its worker never gets it back. */
const CONTROL_WITHIN_MS = 5_000;

/** Resolves once it is known what there is, and a worker, where there is one, serves this page: files that it keeps may be fetched. */
export async function workerServes(): Promise<void> {
  if (state.shell === "loading")
    await new Promise<void>((resolve) => {
      const stop = subscribe(() => {
        if (state.shell === "loading") return;
        stop();
        resolve();
      });
    });
  if (state.shell !== "ready" || navigator.serviceWorker.controller !== null) return;
  await new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
    setTimeout(resolve, CONTROL_WITHIN_MS);
  });
}

function watch(found: ServiceWorkerRegistration): void {
  registration = found;
  const look = (): void => change({ waiting: found.waiting !== null && found.active !== null });
  look();
  found.addEventListener("updatefound", () => found.installing?.addEventListener("statechange", look));
  const update = (): void => void found.update().catch(() => undefined);
  setInterval(update, LOOK_FOR_UPDATES_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") update();
  });
}

/** The person has asked for the new version: it takes over as soon as nobody is in the middle of anything. */
export async function takeNewVersion(): Promise<void> {
  change({ wanted: true });
  const taken = await whileIdle(() => {
    registration?.waiting?.postMessage({ type: TAKE_OVER });
    // Held until the page is gone: nobody starts anything in between.
    return new Promise<void>((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  });
  if (!taken) setTimeout(() => void takeNewVersion(), LOOK_AGAIN_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useWorker = (): WorkerState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => state,
  );
