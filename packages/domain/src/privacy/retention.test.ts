import { expect, it } from "vitest";
import { isOutlived, retainUntil, wordsKeptUntil } from "./retention";

it.each([
  ["2026-11-02", 10, "2036-11-02"],
  ["2024-02-29", 1, "2025-02-28"],
  ["2024-02-29", 4, "2028-02-29"],
  ["2026-12-31", 30, "2056-12-31"],
])("what is published on %s and kept %i years is kept until %s", (day, years, until) =>
  expect(retainUntil(day, years)).toBe(until),
);

it("the last day belongs to it", () =>
  expect(["2036-11-01", "2036-11-02", "2036-11-03"].map((day) => isOutlived("2036-11-02", day))).toEqual([
    false,
    false,
    true,
  ]));

it.each([
  ["2026-08-31", "2027-03-03"],
  ["2026-03-01", "2026-09-01"],
])("the words of a request answered on %s are kept until %s: six months at least", (day, until) =>
  expect(wordsKeptUntil(day)).toBe(until),
);
