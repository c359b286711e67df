import { useEffect } from "react";
import { holdBusy } from "./busy";

/** While `busy` is true, no new version takes over. */
export function useBusy(busy: boolean): void {
  useEffect(() => (busy ? holdBusy() : undefined), [busy]);
}

/** Typing or choosing anything makes this page busy until its address changes: what was typed was sent or left. */
export function useBusyWhileTyping(location: string): void {
  useEffect(() => {
    let release: (() => void) | null = null;
    const typed = (): void => {
      release ??= holdBusy();
    };
    document.addEventListener("input", typed);
    return () => {
      document.removeEventListener("input", typed);
      release?.();
    };
  }, [location]);
}
