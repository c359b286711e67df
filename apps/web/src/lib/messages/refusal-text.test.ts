import { REFUSAL_CODES } from "@gongshi/domain/refusal";
import { describe, expect, it } from "vitest";
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

  it("says days as people say them", () => {
    const text = refusalText({
      code: "HANG_DATE_BEFORE_SHEET",
      details: { hangDate: "2026-12-04", madeOn: "2026-12-05" },
    });
    expect(text).toContain("12月4日");
    expect(text).toContain("12月5日");
  });
});
