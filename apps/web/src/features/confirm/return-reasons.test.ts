import { readFreeText } from "@gongshi/domain/text/free-text";
import { describe, expect, it } from "vitest";
import { MORE_MAX, moreFault, RETURN_REASONS, returnText } from "./return-reasons";

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

  it("takes behind it what the server takes too, and no more", () => {
    for (const reason of RETURN_REASONS)
      expect(readFreeText("returnReason", "reason", returnText(reason, "好".repeat(MORE_MAX)), new Set()).ok).toBe(
        true,
      );
  });

  it.each([
    ["第二行", false],
    ["打我电话13800138000", true],
  ])("%s carries a number: %s, as the server sees it", (more, fault) => {
    expect(moreFault(more)).toBe(fault);
    expect(readFreeText("returnReason", "reason", returnText(RETURN_REASONS[0]!, more), new Set()).ok).toBe(!fault);
  });
});
