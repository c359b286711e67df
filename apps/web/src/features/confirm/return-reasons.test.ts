import { describe, expect, it } from "vitest";
import { RETURN_REASONS, returnText } from "./return-reasons";

describe("returning a posting", () => {
  it("has three reasons about the photo and two about the truth", () => {
    expect(RETURN_REASONS.map(({ kind }) => kind)).toEqual(["PHOTO", "PHOTO", "PHOTO", "UNTRUE", "UNTRUE"]);
    expect(new Set(RETURN_REASONS.map(({ text }) => text)).size).toBe(5);
  });

  it.each([
    ["", "看不清"],
    ["   ", "看不清"],
    [" 第二行 ", "看不清：第二行"],
  ])("with %j behind it says %s", (more, text) => {
    expect(returnText({ kind: "PHOTO", text: "看不清" }, more)).toBe(text);
  });
});
