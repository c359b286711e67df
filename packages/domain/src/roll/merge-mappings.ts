import type { ColumnMapping } from "./mapping";

/** One answer a layout; of two for the same layout the later one wins, role by role. */
export function mergeMappings(...answers: readonly (readonly ColumnMapping[])[]): ColumnMapping[] {
  const merged = new Map<string, ColumnMapping>();
  for (const answer of answers.flat()) {
    const before = merged.get(answer.layout);
    merged.set(answer.layout, {
      ...before,
      ...answer,
      columns: { ...before?.columns, ...answer.columns },
    });
  }
  return [...merged.values()];
}
