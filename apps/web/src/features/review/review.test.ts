import { expect, it } from "vitest";
import { differenceFromPrevious } from "./edition-difference";

const edition = (number: number, sums: Record<string, [recipients: number, fen: number]>) => ({
  number,
  perUnit: Object.entries(sums).map(([id, [recipientCount, paidFen]]) => ({
    unit: { id, name: `单位${id}` },
    recipientCount,
    paidFen,
  })),
});

it("has nothing to compare a first edition with", () => {
  expect(differenceFromPrevious([edition(1, { a: [1, 100] })], 1)).toBeNull();
});

it("compares with the edition just before, and names only units that changed", () => {
  const editions = [
    edition(1, { a: [9, 900] }),
    edition(2, { a: [2, 200], b: [1, 100], c: [1, 50] }),
    edition(3, { a: [2, 200], b: [2, 100], d: [1, 70] }),
  ];
  expect(differenceFromPrevious(editions, 3)?.map((row) => [row.unitId, row.beforeFen, row.afterFen])).toEqual([
    ["b", 100, 100],
    ["c", 50, 0],
    ["d", 0, 70],
  ]);
});
