import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import type { ReviewPath } from "./facts";
import type { ReviewSettings } from "./settings";

/** Why the short path is closed: it is for new content in a layout that was let out before, and never after a return. */
export type ShortPathClosed = "NO_SHORT_PATH" | "CORRECTION" | "RETURNED_BEFORE" | "LAYOUT_UNKNOWN";

export interface PathFacts {
  /** Those in force when it is handed in. */
  readonly settings: ReviewSettings;
  /** Of its versions; the first is 1. */
  readonly number: number;
  readonly returnedBefore: boolean;
  /** Whether its like was let out before; what makes two pieces alike is each kind's own matter. */
  readonly layoutKnown: boolean;
}

/** Why the short path is closed, or null. */
export function shortPathClosed(facts: PathFacts): ShortPathClosed | null {
  if (facts.settings.shortPath === null) return "NO_SHORT_PATH";
  if (facts.number > 1) return "CORRECTION";
  if (facts.returnedBefore) return "RETURNED_BEFORE";
  return facts.layoutKnown ? null : "LAYOUT_UNKNOWN";
}

/**
 * Whether content may be handed in by this path. Refusals: SHORT_PATH_UNAVAILABLE (why), URGENT_UNAVAILABLE,
 * REASON_REQUIRED (urgent).
 */
export function checkPath(facts: PathFacts, path: ReviewPath, reason: string | null): Result<null> {
  const why = path === "SHORT" ? shortPathClosed(facts) : null;
  if (why !== null) return refuse("SHORT_PATH_UNAVAILABLE", { why }, "path");
  if (path !== "URGENT") return ok(null);
  if (facts.settings.urgentHours === null) return refuse("URGENT_UNAVAILABLE", {}, "path");
  return reason === null ? refuse("REASON_REQUIRED", {}, "reason") : ok(null);
}
