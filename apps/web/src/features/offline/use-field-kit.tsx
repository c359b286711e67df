import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { useClient } from "urql";
import { useWorker, workerServes } from "../../lib/offline/worker";
import { hasRole, useViewer } from "../../lib/session/session";
import { useOutbox } from "../../outbox/use-outbox";
import { warmUpCodeReader } from "../posting/codes/code-reader";
import { fetchFieldKit } from "./field-kit";

/** What the app can do without a network. */
export type Readiness =
  /** This browser cannot open it without one. */
  "foreground" | "loading" | "ready";

const FieldKitContext = createContext<Readiness | null>(null);

/** How this phone stands; null for people whose work is not at the board. */
export const useReadiness = (): Readiness | null => use(FieldKitContext);

const FRESH_FOR_MS = 10 * 60_000;

/** Keeps the phone ready for the board: after signing in, when the signal or the person comes back, after a receipt. */
export function FieldKitProvider({
  preload,
  children,
}: {
  /** Fetches the screens used at the board. */
  readonly preload: () => Promise<void>;
  readonly children: ReactNode;
}) {
  const client = useClient();
  const viewer = useViewer();
  const { entries, unsent } = useOutbox();
  const { shell } = useWorker();
  const [fetched, setFetched] = useState(false);
  const atBoard = hasRole(viewer, "CLERK", "LIAISON", "SUPERVISOR");
  const received = entries.length - unsent.length;

  useEffect(() => {
    if (!atBoard) return undefined;
    let stopped = false;
    let last = 0;
    const run = async (): Promise<void> => {
      last = Date.now();
      // Screens, answers and the worker's own files all come at once: on a weak line waiting costs more than bytes.
      const screens = preload();
      const kept = Promise.all([screens, workerServes()]);
      const complete = await fetchFieldKit(client, viewer, kept, () => stopped || setFetched(true));
      if (!complete) last = 0;
      if (hasRole(viewer, "CLERK", "LIAISON")) await warmUpCodeReader();
    };
    const again = (): void => {
      if (document.visibilityState === "visible" && Date.now() - last > FRESH_FOR_MS) void run();
    };
    const online = (): void => void run();
    void run();
    window.addEventListener("online", online);
    document.addEventListener("visibilitychange", again);
    return () => {
      stopped = true;
      window.removeEventListener("online", online);
      document.removeEventListener("visibilitychange", again);
    };
  }, [atBoard, client, viewer, preload, received]);

  const readiness = useMemo((): Readiness | null => {
    if (!atBoard) return null;
    if (shell === "none") return "foreground";
    return shell === "ready" && fetched ? "ready" : "loading";
  }, [atBoard, shell, fetched]);
  return <FieldKitContext value={readiness}>{children}</FieldKitContext>;
}
