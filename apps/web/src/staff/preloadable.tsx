import { useEffect, useState, type ComponentType } from "react";
import { t } from "../lib/messages/catalogue";
import { Busy } from "../ui/busy";
import { Unreachable } from "../ui/unreachable";

const loaders = new WeakMap<object, () => Promise<unknown>>();

/**
 * A screen in its own file, fetched when first shown, or ahead of time by `preloadScreens`. Unlike React.lazy it does
 * not remember a failure: a phone that was without a signal tries again.
 */
export function preloadable(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | null = null;
  const fetchScreen = async (): Promise<void> => {
    loaded ??= await load();
  };

  function Screen() {
    const [attempt, setAttempt] = useState(0);
    const [state, setState] = useState<"loading" | "ready" | "failed">(loaded === null ? "loading" : "ready");
    useEffect(() => {
      let gone = false;
      fetchScreen().then(
        () => gone || setState("ready"),
        () => gone || setState("failed"),
      );
      return () => {
        gone = true;
      };
    }, [attempt]);
    const again = (): void => {
      setState("loading");
      setAttempt(attempt + 1);
    };
    if (state === "failed") return <Unreachable onRetry={again} />;
    const Loaded = loaded;
    return state === "loading" || Loaded === null ? <Busy label={t("common.opening")} /> : <Loaded />;
  }

  loaders.set(Screen, fetchScreen);
  return Screen;
}

/** The village board may have no signal: fetch the screens while there is one. Failures show when one is opened. */
export async function preloadScreens(screens: readonly ComponentType[]): Promise<void> {
  for (const screen of screens)
    await loaders
      .get(screen)?.()
      .catch(() => undefined);
}
