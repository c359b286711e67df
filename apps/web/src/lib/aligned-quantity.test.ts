import { expect, it } from "vitest";
import { alignedQuantities } from "./aligned-quantity";

it.each([
  [
    [48_120, 71_500, 0],
    ["48.12", "71.50", "0.00"],
  ],
  [
    [3_575, 24_000],
    ["3.575", "24.000"],
  ],
  [
    [2_000, 1_000, 0],
    ["2", "1", "0"],
  ],
  [[1_500], ["1.5"]],
])("%j reads %j", (column, texts) => expect(column.map(alignedQuantities(column))).toEqual(texts));
