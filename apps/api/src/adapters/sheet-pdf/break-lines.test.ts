import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceLines, breakLines } from "./break-lines";

const measure = (text: string) => [...text].reduce((sum, character) => sum + (character < "\u2000" ? 0.5 : 1), 0);

describe("lines of Chinese text", () => {
  it("break between any two characters, never inside a number", () => {
    expect(breakLines("金额合计20,774.17元", 5, measure)).toEqual(["金额合计", "20,774.17", "元"]);
  });

  it("keep closing marks behind and opening marks before their neighbours", () => {
    expect(breakLines("东区街道，竹苑", 4, measure)).toEqual(["东区街", "道，竹苑"]);
    expect(breakLines("示例联社（竹苑）", 5, measure)).toEqual(["示例联社", "（竹苑）"]);
  });

  it("break what is wider than a line on its own", () => {
    expect(breakLines("https://gs.example.gov.cn/s/7KQ2M9XW", 10, measure)).toEqual([
      "https://gs.example.g",
      "ov.cn/s/7KQ2M9XW",
    ]);
  });

  it("are one empty line for nothing", () => {
    expect(breakLines("", 10, measure)).toEqual([""]);
  });

  it("lose nothing but spaces and fit the width", () => {
    const piece = fc.constantFrom("补贴", "，", "（", "）", "12.50", " ", "abc", "·", "亩");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (pieces, width) => {
        const text = pieces.join("");
        const lines = breakLines(text, width, measure);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(lines.every((line) => measure(line) <= width)).toBe(true);
        expect(balanceLines(text, width, measure)).toHaveLength(lines.length);
      }),
    );
  });

  it("of a title are about equally long", () => {
    expect(balanceLines("东区街道年度惠农补贴汇总公开表", 14, measure)).toEqual(["东区街道年度惠农", "补贴汇总公开表"]);
  });
});
