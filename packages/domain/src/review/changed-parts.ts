/** The parts of a piece of content by name, as text; null where a part says nothing. */
export type Parts = Readonly<Record<string, string | null>>;

export interface ChangedPart {
  readonly part: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Parts that say something else than before, in the order of what stands now; a part that is gone comes last. */
export function changedParts(before: Parts, after: Parts): ChangedPart[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names
    .map((part) => ({ part, before: before[part] ?? null, after: after[part] ?? null }))
    .filter((each) => each.before !== each.after);
}
