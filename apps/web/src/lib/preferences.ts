import { useSyncExternalStore } from "react";

export type TextSize = "normal" | "large";
export type Theme = "auto" | "light" | "dark";

export interface Preferences {
  readonly text: TextSize;
  readonly theme: Theme;
}

const KEY = "gongshi.preferences";
const DEFAULTS: Preferences = { text: "normal", theme: "auto" };
const listeners = new Set<() => void>();
let current: Preferences | null = null;

function read(): Preferences {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Record<keyof Preferences, unknown>>;
    return {
      text: saved.text === "large" ? "large" : "normal",
      theme: saved.theme === "light" || saved.theme === "dark" ? saved.theme : "auto",
    };
  } catch {
    return DEFAULTS; // private mode, or someone else's value
  }
}

/** Writes the choice on <html>, where the tokens look for it. */
export function applyPreferences(preferences: Preferences = (current ??= read())): void {
  const root = document.documentElement;
  if (preferences.text === "large") root.dataset.text = "large";
  else delete root.dataset.text;
  if (preferences.theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = preferences.theme;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...(current ?? read()), ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // kept for this visit only
  }
  applyPreferences(current);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    subscribe,
    () => (current ??= read()),
    () => DEFAULTS,
  );
