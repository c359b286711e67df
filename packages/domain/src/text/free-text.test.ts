import { describe, expect, it } from "vitest";
import { FREE_TEXTS, readFreeText } from "./free-text";
import type { FreeText } from "./free-text";
import { isStorable, tidyText } from "./storable-text";

const NONE: ReadonlySet<string> = new Set();
const every = Object.keys(FREE_TEXTS) as FreeText[];

describe("a free text", () => {
  it.each(every)("%s: blank, too long, with a number, and fit", (which) => {
    const rule: { max: number; blank?: string } = FREE_TEXTS[which];
    const read = (text: string | null) => readFreeText(which, "field", text, NONE);
    for (const blank of [null, "", " \n\t "])
      expect(read(blank)).toMatchObject(
        rule.blank === undefined ? { ok: true, value: null } : { refusal: { refused: rule.blank, field: "field" } },
      );
    expect(read("字".repeat(rule.max))).toMatchObject({ ok: true });
    expect(read("字".repeat(rule.max + 1))).toMatchObject({
      refusal: { refused: "TEXT_TOO_LONG", details: { text: which, max: rule.max }, field: "field" },
    });
    expect(read("电话 13800138000")).toMatchObject({
      refusal: { refused: "TEXT_CARRIES_NUMBER", details: { text: which, number: "PHONE", at: 4 } },
    });
    expect(JSON.stringify(read("449900196607225764"))).not.toContain("4499");
    expect(read(" 第三批 ")).toEqual({ ok: true, value: "第三批" });
  });

  it("lets a known contact number through", () => {
    expect(readFreeText("basis", "basis", "电话0760-88881234", new Set(["076088881234"]))).toMatchObject({ ok: true });
  });
});

describe("text from outside", () => {
  it.each(["\0", "a\0b", "\ud800", "\udc00", "a\ud800b", "\udc00\ud800"])("%j cannot be stored", (text) =>
    expect(isStorable(text)).toBe(false),
  );
  it.each(["", "𠮷😀", "一\n二\t三", "\u0001"])("%j can", (text) => expect(isStorable(text)).toBe(true));

  it.each([
    ["一\u000b二", "一 二", "一\n二"],
    ["一\r\n二", "一 二", "一\n二"],
    ["\u202e倒\u0007着", "倒着", "倒着"],
    [" 一\t二 ", "一 二", "一 二"],
    ["一\n\n\n\n二", "一 二", "一\n\n二"],
  ])("%j is tidied", (text, one, several) => {
    expect(tidyText(text)).toBe(one);
    expect(tidyText(text, true)).toBe(several);
  });
});
