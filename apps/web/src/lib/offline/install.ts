import { useSyncExternalStore } from "react";

/** What browsers that can install hand to a page; not in TypeScript's library. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let prompt: InstallPrompt | null = null;
const listeners = new Set<() => void>();
const tell = (next: InstallPrompt | null): void => {
  prompt = next;
  for (const listener of listeners) listener();
};

/** Catches the browser's offer to install, which comes early and only once. */
export function listenForInstall(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    tell(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => tell(null));
}

/** Asks the browser to install; null where it has not offered to. */
export function useInstall(): (() => Promise<void>) | null {
  const offered = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => prompt,
    () => null,
  );
  if (offered === null) return null;
  return async () => {
    await offered.prompt();
    tell(null);
  };
}

/** The app was opened from the home screen. */
export const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;

/** WeChat's browser: no install, no background, no file to save. */
export const isWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);
