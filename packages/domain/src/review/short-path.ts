/** Why the short path is closed, or null: only a new batch in a layout that was let out before, and never after a return. */
export type ShortPathClosed = "NO_SHORT_PATH" | "CORRECTION" | "RETURNED_BEFORE" | "LAYOUT_UNKNOWN";

export function shortPathClosed(facts: {
  readonly hasShortPath: boolean;
  readonly editionNumber: number;
  readonly returnedBefore: boolean;
  /** The headings of the sheets this roll was read from. */
  readonly layouts: readonly string[];
  /** Those of the program's rolls at this stage that were released. */
  readonly knownLayouts: readonly string[];
}): ShortPathClosed | null {
  if (!facts.hasShortPath) return "NO_SHORT_PATH";
  if (facts.editionNumber > 1) return "CORRECTION";
  if (facts.returnedBefore) return "RETURNED_BEFORE";
  const known = facts.layouts.length > 0 && facts.layouts.every((layout) => facts.knownLayouts.includes(layout));
  return known ? null : "LAYOUT_UNKNOWN";
}
