import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { holdBusy } from "../lib/offline/busy";
import { useBusy } from "../lib/offline/use-busy";
import type { PostingDraft } from "./draft";
import { durableFirst } from "./durable-first";
import { isUnsent, type OutboxEntry } from "./entry";
import { exclusiveLock } from "./exclusively";
import { Outbox } from "./outbox";
import { openOutboxStore } from "./outbox-store";
import { postOffice } from "./post-office";

export interface OutboxHandle {
  /** Newest first. */
  readonly entries: readonly OutboxEntry[];
  /** What is on this phone only, drafts and refusals included. */
  readonly unsent: readonly OutboxEntry[];
  /** Postings still being made. */
  readonly drafts: readonly PostingDraft[];
  /** Ids of what only this open page has: the phone had no room. */
  readonly volatile: ReadonlySet<string>;
  /** Records of a newer version of the app, which this one cannot read. */
  readonly newer: number;
  /** The phone's own store does not answer (private mode, a damaged profile): only this page has what is new. */
  readonly broken: boolean;
  readonly outbox: Outbox;
  /** Tries to send now, without waiting out pauses. */
  readonly sendNow: () => Promise<void>;
}

const OutboxContext = createContext<OutboxHandle | null>(null);

export function useOutbox(): OutboxHandle {
  const handle = use(OutboxContext);
  if (handle === null) throw new Error("useOutbox outside of an OutboxProvider");
  return handle;
}

const CHANNEL = "gongshi-outbox";
/** Even when nothing failed and nothing changed: a queue must not depend on a missed event. */
const LONGEST_SLEEP_MS = 60_000;

/** One outbox per signed-in person, and its alarm clocks: opening, coming online, coming back to the page, a timer. */
export function OutboxProvider({ personId, children }: { readonly personId: string; readonly children: ReactNode }) {
  const [channel] = useState(() => (typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL)));
  const outbox = useMemo(
    () =>
      new Outbox(personId, {
        store: durableFirst(openOutboxStore()),
        office: postOffice,
        exclusively: exclusiveLock(),
        now: Date.now,
        announce: () => channel?.postMessage("changed"),
      }),
    [personId, channel],
  );
  const view = useSyncExternalStore(outbox.subscribe, outbox.snapshot);

  const flush = useCallback(
    async (eager: boolean): Promise<number | null> => {
      // A new version does not come in the middle of sending.
      const release = holdBusy();
      try {
        return await outbox.flush(eager);
      } catch {
        return null; // the next alarm tries again
      } finally {
        release();
      }
    },
    [outbox],
  );
  const sendNow = useCallback(async () => void (await flush(true)), [flush]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const run = async (eager: boolean): Promise<void> => {
      clearTimeout(timer);
      const wakeUp = await flush(eager);
      if (stopped) return;
      clearTimeout(timer);
      const wait = wakeUp === null ? LONGEST_SLEEP_MS : wakeUp - Date.now();
      timer = setTimeout(() => void run(false), Math.min(Math.max(wait, 1000), LONGEST_SLEEP_MS));
    };
    const now = (): void => void run(true);
    const whenVisible = (): void => {
      if (document.visibilityState === "visible") now();
    };
    const reload = (): void => void outbox.reload().catch(() => undefined);
    outbox.resume().then(now, now);
    window.addEventListener("online", now);
    document.addEventListener("visibilitychange", whenVisible);
    channel?.addEventListener("message", reload);
    return () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener("online", now);
      document.removeEventListener("visibilitychange", whenVisible);
      channel?.removeEventListener("message", reload);
    };
  }, [outbox, flush, channel]);

  // What only this page has would go with it: leaving asks first, and no new version comes meanwhile.
  const onlyHere = [...view.entries.filter(isUnsent), ...view.drafts].some(({ id }) => view.volatile.has(id));
  useBusy(onlyHere);
  useEffect(() => {
    if (!onlyHere) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [onlyHere]);

  const handle = useMemo(
    () => ({ ...view, unsent: view.entries.filter(isUnsent), outbox, sendNow }),
    [view, outbox, sendNow],
  );
  return <OutboxContext value={handle}>{children}</OutboxContext>;
}
