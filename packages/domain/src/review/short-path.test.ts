import { describe, expect, it } from "vitest";
import { shortPathClosed } from "./short-path";

const open = {
  hasShortPath: true,
  editionNumber: 1,
  returnedBefore: false,
  layouts: ["姓名|金额"],
  knownLayouts: ["姓名|面积|金额", "姓名|金额"],
};

describe("the short path", () => {
  it.each([
    ["a new batch in a known layout", {}, null],
    ["a program without one", { hasShortPath: false }, "NO_SHORT_PATH"],
    ["a correction", { editionNumber: 2 }, "CORRECTION"],
    ["what came back once", { returnedBefore: true }, "RETURNED_BEFORE"],
    ["another layout", { layouts: ["姓名|金额", "姓名|备注"] }, "LAYOUT_UNKNOWN"],
    ["no roll", { layouts: [] }, "LAYOUT_UNKNOWN"],
  ] as const)("%s", (_name, change, expected) => expect(shortPathClosed({ ...open, ...change })).toBe(expected));
});
