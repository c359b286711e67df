import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cropAround } from "./crop-around";
import { fitWithin } from "./fit-within";
import { tilesOf } from "./tiles-of";

const side = fc.integer({ min: 1, max: 9000 });

describe("tilesOf", () => {
  it("keeps whatever is no larger than the overlap whole in one tile, and stays inside", () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, u, v) => {
          const thing = Math.min(600, width, height);
          const x = Math.floor(u * (width - thing));
          const y = Math.floor(v * (height - thing));
          const tiles = tilesOf(width, height, 2000, 600);
          expect(
            tiles.some(
              (tile) =>
                tile.x <= x && tile.y <= y && x + thing <= tile.x + tile.width && y + thing <= tile.y + tile.height,
            ),
          ).toBe(true);
          for (const tile of tiles) {
            expect(tile.width).toBeLessThanOrEqual(2000);
            expect([
              tile.x >= 0,
              tile.x + tile.width <= width,
              tile.y >= 0,
              tile.y + tile.height <= height,
            ]).not.toContain(false);
          }
        },
      ),
    );
  });

  it("is one tile for a small picture, and refuses tiles that cannot advance", () => {
    expect(tilesOf(800, 600, 2000, 600)).toEqual([{ x: 0, y: 0, width: 800, height: 600 }]);
    expect(() => tilesOf(800, 600, 500, 500)).toThrow(RangeError);
  });
});

describe("cropAround", () => {
  it("has a margin on all sides, clipped at the picture's edge, in whole pixels", () => {
    expect(cropAround({ x: 100.4, y: 200, width: 100, height: 90.5 }, { width: 1000, height: 1000 })).toEqual({
      x: 70,
      y: 170,
      width: 161,
      height: 151,
    });
    expect(cropAround({ x: 2, y: 950, width: 40, height: 48 }, { width: 1000, height: 1000 })).toEqual({
      x: 0,
      y: 934,
      width: 58,
      height: 66,
    });
  });
});

describe("fitWithin", () => {
  it.each([
    [4000, 3000, 1600, 1600, 1200],
    [3000, 4000, 1600, 1200, 1600],
    [800, 600, 1600, 800, 600],
    [9000, 1, 1600, 1600, 1],
  ])("%i × %i within %i", (width, height, max, w, h) => {
    expect(fitWithin(width, height, max)).toEqual({ width: w, height: h });
  });
});
