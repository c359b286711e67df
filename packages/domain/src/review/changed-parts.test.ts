import { describe, expect, it } from "vitest";
import { changedParts } from "./changed-parts";

describe("parts of any content that changed", () => {
  it.each([
    ["nothing", { a: "一", b: null }, { a: "一", b: null }, []],
    ["another text", { a: "一" }, { a: "二" }, [{ part: "a", before: "一", after: "二" }]],
    ["what was not said before", { a: null }, { a: "二" }, [{ part: "a", before: null, after: "二" }]],
    [
      "what is gone, after what stands",
      { a: "一", b: "二" },
      { b: "三" },
      [
        { part: "b", before: "二", after: "三" },
        { part: "a", before: "一", after: null },
      ],
    ],
  ])("%s", (_name, before, after, expected) => expect(changedParts(before, after)).toEqual(expected));
});
