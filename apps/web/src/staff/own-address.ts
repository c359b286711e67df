import Router from "next/router";

/**
 * The app finds its way by itself, so Next's router must never touch the address. Left alone it writes the one the page
 * was opened at into the history once its manifests have come, which over one bar of signal is long after the person has
 * gone on, and loads that page anew when they do not come at all.
 */
export function keepAddressOwn(): void {
  if (typeof window === "undefined") return;
  // Called as soon as the router is made, before it does anything.
  Router.ready(() => {
    const router = Router.router as unknown as NextWays;
    router.changeState = () => undefined;
    router.change = () => Promise.resolve(true);
  });
}

/** The two ways in which Next's router changes the address; `change` is not in its types. */
interface NextWays {
  changeState: () => void;
  change: () => Promise<boolean>;
}
