import { REFUSAL_CODES } from "@gongshi/domain/refusal";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { describe, expect, it } from "vitest";
import { todayInShanghai } from "../format";
import { refusalText } from "./refusal-text";

describe("refusalText", () => {
  it("has a plain sentence for every refusal there is", () => {
    const unknown = refusalText({ code: "NOBODY_KNOWS_THIS" });
    for (const code of REFUSAL_CODES) {
      const text = refusalText({ code, details: {} });
      expect(text, code).not.toBe(unknown);
      expect(text, code).not.toMatch(/[{}]|[A-Z]{3,}/);
      expect(text, code).toMatch(/[。？！]$/);
    }
  });

  it("says which text, where in it, and what it looks like", () => {
    const details = { text: "basis", number: "PHONE", at: 7 };
    expect(refusalText({ code: "TEXT_CARRIES_NUMBER", details })).toMatch(/^“政策依据”第7个字起像是电话号码，.*请删去/);
    expect(refusalText({ code: "TEXT_TOO_LONG", details: { text: "planItem", item: 5, max: 2000 } })).toBe(
      "“第5项事项”最多2000个字，请改短后再提交。",
    );
  });

  it("says the year of a day that is not in this one: a slip of the year is seen", () => {
    const text = refusalText({
      code: "HANG_DATE_BEFORE_SHEET",
      details: { hangDate: "2020-01-02", madeOn: `${todayInShanghai().slice(0, 4)}-06-30` },
    });
    expect(text).toMatch(/^张贴日期2020年1月2日早于公示表做出来的日子6月30日/);
  });

  it("has a name for every text and every kind of number", () => {
    for (const text of Object.keys(FREE_TEXTS))
      expect(refusalText({ code: "TEXT_TOO_LONG", details: { text, max: 9 } }), text).not.toContain(text);
    for (const number of ["IDENTITY", "CARD", "PHONE"])
      expect(refusalText({ code: "TEXT_CARRIES_NUMBER", details: { text: "basis", number } })).not.toContain(number);
  });

  it("says days as people say them", () => {
    const text = refusalText({
      code: "HANG_DATE_BEFORE_SHEET",
      details: { hangDate: "2026-12-04", madeOn: "2026-12-05" },
    });
    expect(text).toContain("12月4日");
    expect(text).toContain("12月5日");
  });
});
