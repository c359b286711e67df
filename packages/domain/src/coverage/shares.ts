import { VERDICTS } from "./verdict";
import type { Verdict } from "./verdict";

export interface Share {
  readonly verdict: Verdict;
  readonly count: number;
  /** Thousandths; all shares together are 1000 (largest remainder), or 0 when there are no cells. */
  readonly permille: number;
}

/** Counts of each verdict and shares that add up to exactly 100 %. */
export function sharesOf(verdicts: readonly Verdict[]): Share[] {
  const total = verdicts.length;
  const counts = VERDICTS.map((verdict) => ({ verdict, count: verdicts.filter((v) => v === verdict).length }));
  if (total === 0) return counts.map((entry) => ({ ...entry, permille: 0 }));
  const exact = counts.map(({ count }) => (count * 1000) / total);
  const floors = exact.map(Math.floor);
  const missing = 1000 - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  return counts.map((entry, index) => ({ ...entry, permille: floors[index]! + (byRemainder.includes(index) ? 1 : 0) }));
}
