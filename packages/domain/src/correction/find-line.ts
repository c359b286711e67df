import { LINE_PARTS } from "./line-values";
import type { LineValues } from "./line-values";

/** Whose number a line has: the person's, somebody else's, or one that nothing can be compared with. */
export type Whose = "OWN" | "OTHERS" | "UNKNOWN";

/** A line of the edition that is looked through. */
export interface CandidateLine extends LineValues {
  readonly seq: number;
  readonly whose: Whose;
}

/**
 * Which line of a unit is the one a request is about, in whatever edition: by identity number; of several the one that says
 * the same, then the one with the same number; without any (a roll without numbers, or hashed under a key of its own) the
 * only one of that name; a namesake with a number of their own is never it. Null where it is not there, or nothing tells which
 * it is.
 * @param names what the line was called, and is to be called
 */
export function findLine<Line extends CandidateLine>(
  before: LineValues & { readonly seq: number },
  names: readonly string[],
  lines: readonly Line[],
): Line | null {
  const own = lines.filter(({ whose }) => whose === "OWN");
  const candidates =
    own.length > 0 ? own : lines.filter(({ whose, name }) => whose === "UNKNOWN" && names.includes(name));
  if (candidates.length === 1) return candidates[0]!;
  const same = candidates.filter((line) => LINE_PARTS.every((part) => line[part] === before[part]));
  if (same.length === 1) return same[0]!;
  return candidates.find(({ seq }) => own.length > 0 && seq === before.seq) ?? null;
}
