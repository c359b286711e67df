import { expect, it } from "vitest";
import { inWhole, largestOfEach, mergeFound, type FoundCode } from "./found-code";

const code = (text: string, x: number, y: number): FoundCode => ({ text, x, y, width: 100, height: 100 });

it("keeps a code that two tiles saw once, and two copies of a sheet twice", () => {
  const found = [code("A", 10, 10), code("A", 14, 8), code("A", 900, 10), code("B", 12, 12)];
  expect(mergeFound(found).map(({ text, x }) => [text, x])).toEqual([
    ["A", 10],
    ["A", 900],
    ["B", 12],
  ]);
});

it("orders from the top left and puts pieces into the whole", () => {
  const found = [inWhole(code("low", 0, 50), { x: 0, y: 1000 }), inWhole(code("high", 10, 10), { x: 5, y: 0 }, 2.5)];
  expect(mergeFound(found)).toEqual([
    { text: "high", x: 30, y: 25, width: 250, height: 250 },
    { text: "low", x: 0, y: 1050, width: 100, height: 100 },
  ]);
});

it("takes the largest code of each sheet, and no more sheets than one posting carries", () => {
  const page = (sheet: string, size: number) => ({
    ...code(`page of ${sheet}`, 0, 0),
    width: size,
    height: size,
    sheet,
  });
  expect(
    largestOfEach([page("A", 90), page("B", 50), page("A", 200)]).map(({ sheet, width }) => [sheet, width]),
  ).toEqual([
    ["A", 200],
    ["B", 50],
  ]);
  expect(largestOfEach(Array.from({ length: 20 }, (_, i) => page(String(i), 50)))).toHaveLength(12);
});
