import type { SessionViewer } from "../session/session";
import { forgetAnswers, keepFor, keptViewer } from "./kept-store";
import { forgetOwnFiles } from "./own-files";

/** Whoever was signed in on this phone last and has not signed out; null when nobody, or when the phone keeps nothing. */
export const rememberedViewer = (): Promise<SessionViewer | null> =>
  keptViewer().then(
    (viewer) => viewer as SessionViewer | null,
    () => null,
  );

/** This person's answers are kept from now on; anything of somebody else's goes. */
export async function openKept(viewer: SessionViewer): Promise<void> {
  await unlessBroken(keepFor(viewer.id, viewer));
  await unlessBroken(forgetOwnFiles(viewer.id));
}

/** Nobody is signed in: nothing of anybody's stays, except what is not sent yet (the outbox keeps that by itself). */
export async function forgetKept(): Promise<void> {
  await unlessBroken(forgetAnswers());
  await unlessBroken(forgetOwnFiles(null));
}

/** A phone without a working store has kept nothing. */
const unlessBroken = (work: Promise<void>): Promise<void> => work.catch(() => undefined);
