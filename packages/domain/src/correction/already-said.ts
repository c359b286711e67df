import { says } from "./line-values";
import type { LineValues, SomeValues } from "./line-values";

/**
 * What was asked for, where the newest edition says it without anybody's doing: an imported roll does. What was told in words
 * alone nobody can compute: there the office may name the edition, if it is a later one. Null where something is to be changed.
 * @param asked empty: in words alone
 * @param line as the newest edition has it; null where it is not there
 */
export function alreadySaid(
  asked: SomeValues,
  newest: { readonly line: LineValues | null; readonly isLater: boolean },
): SomeValues | null {
  if (Object.keys(asked).length === 0) return newest.isLater ? {} : null;
  return newest.line !== null && says(newest.line, asked) ? asked : null;
}
