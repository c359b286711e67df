/** Photo and crops together, so that a posting passes through a weak network in seconds. */
export const POSTING_BUDGET_BYTES = 600_000;

export interface EncodingStep {
  /** The long side of the photo, pixels. */
  readonly longSide: number;
  /** JPEG quality, 0–1. */
  readonly quality: number;
}

/** Legible first, small second: quality goes down before size does, and size never below what print needs. */
export const PHOTO_STEPS: readonly EncodingStep[] = [
  { longSide: 1600, quality: 0.82 },
  { longSide: 1600, quality: 0.72 },
  { longSide: 1600, quality: 0.62 },
  { longSide: 1600, quality: 0.52 },
  { longSide: 1440, quality: 0.5 },
  { longSide: 1280, quality: 0.46 },
];

/** The code's crop must stay readable: it only gives way once. */
export const CROP_QUALITIES: readonly number[] = [0.86, 0.74];

/** Photos keep at least this much of the budget, however many sheets are in the picture. */
export const PHOTO_SHARE_BYTES = 320_000;

/**
 * Tries the steps in turn and takes the first whose bytes fit into `budget`; the smallest found when none does.
 * Encoding is slow on old phones, so nothing is encoded twice and trying stops at the first that fits.
 */
export async function firstThatFits<Step, Made extends { readonly length: number }>(
  steps: readonly Step[],
  encode: (step: Step) => Promise<Made>,
  budget: number,
): Promise<Made> {
  let smallest: Made | null = null;
  for (const step of steps) {
    const made = await encode(step);
    if (made.length <= budget) return made;
    if (smallest === null || made.length < smallest.length) smallest = made;
  }
  if (smallest === null) throw new RangeError("no step to encode with");
  return smallest;
}
