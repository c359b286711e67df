import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginateRows } from "./paginate-rows";

const rows = (count: number, height = 10) => Array.from({ length: count }, () => height);

describe("rows on pages", () => {
  it("stand on one page with the end where there is room", () => {
    expect(paginateRows(rows(5), 100, 200, 50)).toEqual([{ from: 0, to: 5 }]);
    expect(paginateRows([], 100, 200, 50)).toEqual([{ from: 0, to: 0 }]);
  });

  it("fill the first page, then the others", () => {
    expect(paginateRows(rows(35), 100, 200, 20)).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 30 },
      { from: 30, to: 35 },
    ]);
  });

  it("go with the end when it must begin a page", () => {
    expect(paginateRows(rows(9), 100, 200, 60)).toEqual([
      { from: 0, to: 6 },
      { from: 6, to: 9 },
    ]);
  });

  it("leave the end alone when they are too few to share", () => {
    expect(paginateRows(rows(2), 100, 200, 90)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 2 },
    ]);
  });

  it("all appear once, in order, and never overfill a page they could share", () => {
    const height = fc.integer({ min: 5, max: 60 });
    fc.assert(
      fc.property(
        fc.array(height, { maxLength: 80 }),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 0, max: 150 }),
        (heights, first, tail) => {
          const pages = paginateRows(heights, first, 320, tail);
          expect(pages[0]?.from).toBe(0);
          expect(pages.at(-1)?.to).toBe(heights.length);
          pages.forEach((page, index) => {
            expect(page.from).toBe(pages[index - 1]?.to ?? 0);
            const used = heights.slice(page.from, page.to).reduce((sum, each) => sum + each, 0);
            const end = index === pages.length - 1 ? tail : 0;
            expect(used + end).toBeLessThanOrEqual(index === 0 && pages.length > 0 ? Math.max(first, 320) : 320);
          });
        },
      ),
    );
  });
});
