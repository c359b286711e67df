import { describe, expect, it } from "vitest";
import { firstThatFits, PHOTO_STEPS } from "./encoding-steps";

const sizes = (lengths: readonly number[]) => {
  const tried: number[] = [];
  const encode = async (step: number) => (tried.push(step), { length: lengths[step] ?? 0, step });
  return { tried, encode, steps: lengths.map((_, i) => i) };
};

describe("firstThatFits", () => {
  it.each([
    ["the first that fits", [500, 300, 200], 400, 1, [0, 1]],
    ["no more tries than needed", [100, 90], 400, 0, [0]],
    ["exactly the budget fits", [400], 400, 0, [0]],
    ["the smallest when none fits, even if it is not the last", [900, 600, 700], 500, 1, [0, 1, 2]],
  ])("%s", async (_, lengths, budget, expected, expectedTries) => {
    const { steps, encode, tried } = sizes(lengths);
    expect((await firstThatFits(steps, encode, budget)).step).toBe(expected);
    expect(tried).toEqual(expectedTries);
  });

  it("says so when there is nothing to try", async () => {
    await expect(firstThatFits([], async () => ({ length: 0 }), 1)).rejects.toThrow(RangeError);
  });
});

it("never makes the photo better or larger from one step to the next", () => {
  for (const [i, step] of PHOTO_STEPS.entries()) {
    const before = PHOTO_STEPS[i - 1];
    if (before === undefined) continue;
    expect(step.longSide).toBeLessThanOrEqual(before.longSide);
    expect(step.quality).toBeLessThan(before.quality);
  }
});
