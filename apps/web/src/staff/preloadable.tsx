import { lazy, type ComponentType } from "react";

const loaders: (() => Promise<unknown>)[] = [];

/** A screen in its own file, fetched when first shown, or ahead of time by `preloadScreens`. */
export function preloadable(load: () => Promise<ComponentType>): ComponentType {
  loaders.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** The village board may have no signal: fetch the screens while there is one. Failures show when the screen is opened. */
export async function preloadScreens(): Promise<void> {
  for (const load of loaders) await load().catch(() => undefined);
}
