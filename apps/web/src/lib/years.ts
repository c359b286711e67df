/** Subsidy years a list offers: the one being looked at, and five up to this year. Newest first. */
export function yearChoices(today: string, current: number): number[] {
  const thisYear = Number(today.slice(0, 4));
  const years = new Set([current]);
  for (let back = 0; back < 5; back += 1) years.add(thisYear - back);
  return [...years].sort((a, b) => b - a);
}

/** `2026` from an address, or the fallback. */
export function readYear(text: string | null, fallback: number): number {
  return text !== null && /^20\d\d$/.test(text) ? Number(text) : fallback;
}
