import type { Size } from "./box";

/** The size with its long side at most `max`, in whole pixels, never enlarged, never below one. */
export function fitWithin(width: number, height: number, max: number): Size {
  const scale = Math.min(1, max / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
