import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, cropAround, fitWithin, placeIn, rectOf, tilesOf } from "./geometry";

describe("a crop around a code", () => {
  it("keeps some paper on every side", () => {
    const crop = cropAround({ x: 1000, y: 800, width: 300, height: 300 }, { width: 4000, height: 3000 });
    expect(crop).toEqual({ x: 910, y: 710, width: 480, height: 480 });
  });

  it("stays inside the picture, wherever the code is", () => {
    fc.assert(
      fc.property(
        fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) }),
        fc.record({
          x: fc.double({ min: -50, max: 5000, noNaN: true }),
          y: fc.double({ min: -50, max: 5000, noNaN: true }),
          width: fc.double({ min: 1, max: 900, noNaN: true }),
          height: fc.double({ min: 1, max: 900, noNaN: true }),
        }),
        (picture, code) => {
          const crop = cropAround(code, picture);
          expect(Object.values(crop).every(Number.isInteger)).toBe(true);
          expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
          expect(Math.min(crop.width, crop.height)).toBeGreaterThanOrEqual(1);
          expect(crop.x + crop.width).toBeLessThanOrEqual(picture.width);
          expect(crop.y + crop.height).toBeLessThanOrEqual(picture.height);
        },
      ),
    );
  });

  it("keeps its place as fractions when the picture shrinks", () => {
    const place = placeIn({ x: 1000, y: 750, width: 400, height: 300 }, { width: 4000, height: 3000 });
    expect(place).toEqual({ x: 0.25, y: 0.25, width: 0.1, height: 0.1 });
    expect(rectOf(place, { width: 1600, height: 1200 })).toEqual({ x: 400, y: 300, width: 160, height: 120 });
  });
});

describe("tiles of a picture", () => {
  it("are the picture itself when it is small", () => {
    expect(tilesOf(1200, 900, 2048, 512)).toEqual([{ x: 0, y: 0, width: 1200, height: 900 }]);
  });

  it("hold any code no larger than their overlap whole in one of them", () => {
    const dimension = fc.integer({ min: 100, max: 9000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(dimension, dimension, share, share, (width, height, across, down) => {
        const tiles = tilesOf(width, height, 2048, 700);
        const side = Math.min(700, width, height);
        const x = Math.floor(across * (width - side));
        const y = Math.floor(down * (height - side));
        const holds = tiles.some(
          (tile) => tile.x <= x && tile.y <= y && x + side <= tile.x + tile.width && y + side <= tile.y + tile.height,
        );
        expect(holds).toBe(true);
        expect(tiles.every((tile) => tile.width <= 2048 && tile.height <= 2048)).toBe(true);
      }),
    );
  });

  it("cannot be smaller than what they share", () => {
    expect(() => tilesOf(4000, 3000, 512, 512)).toThrow(RangeError);
  });
});

it("fits a photo into a square without enlarging it", () => {
  expect(fitWithin(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
  expect(fitWithin(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
  expect(fitWithin(800, 600, 1600)).toEqual({ width: 800, height: 600 });
  expect(fitWithin(9000, 1, 1600)).toEqual({ width: 1600, height: 1 });
});

it("puts an upright box around a turned code", () => {
  const corners = [
    { x: 10, y: 30 },
    { x: 30, y: 10 },
    { x: 50, y: 30 },
    { x: 30, y: 50 },
  ];
  expect(boundsOf(corners)).toEqual({ x: 10, y: 10, width: 40, height: 40 });
});
