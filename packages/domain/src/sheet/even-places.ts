import { unscale } from "@gongshi/domain/money/decimal";

/**
 * Decimals so that the numbers of a column stand point under point: as many as its longest needs, `least` at least.
 * `scale` is how many decimals an integer of the column implies (3 for thousandths).
 */
export function placesNeeded(values: readonly number[], scale: number, least: number): number {
  let places = least;
  while (places < scale && values.some((value) => value % 10 ** (scale - places) !== 0)) places += 1;
  return places;
}

/** 3570 at scale 3 and 2 places → `3.57`. The digits cut off are zeros, by `placesNeeded`. */
export function toPlaces(value: number, scale: number, places: number): string {
  const text = unscale(value, scale);
  return text.slice(0, text.length - (scale - places)).replace(/\.$/, "");
}
