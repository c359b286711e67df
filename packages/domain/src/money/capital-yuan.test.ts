import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInWords } from "./amount-in-words";
import { readCapitalYuan } from "./capital-yuan";

describe("amounts in capitals", () => {
  it.each([
    ["合计（大写）：贰万伍仟零柒拾元陆角叁分", 2507063],
    ["人民币叁拾圆整", 3000],
    ["壹拾万零伍佰元零伍分", 10050005],
    ["拾元正", 1000],
    ["伍角", null],
    ["合计", null],
  ])("%s → %s", (text, fen) => expect(readCapitalYuan(text)).toBe(fen));

  it("reads back whatever is printed", () =>
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 1e12 }), (fen) => {
        expect(readCapitalYuan(amountInWords(fen))).toBe(fen);
      }),
    ));
});
