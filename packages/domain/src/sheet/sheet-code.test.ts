import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseSheetCode, sheetCodeFrom, sheetUrl, shortCode } from "./sheet-code";

describe("a sheet's code", () => {
  it("is eight characters of Crockford's alphabet from forty bits", () => {
    expect(sheetCodeFrom(Uint8Array.of(0, 0, 0, 0, 0))).toBe("00000000");
    expect(sheetCodeFrom(Uint8Array.of(255, 255, 255, 255, 255))).toBe("ZZZZZZZZ");
    expect(sheetCodeFrom(Uint8Array.of(0x08, 0x86, 0x42, 0x98, 0xe8, 0x77))).toBe("12345678");
    expect(() => sheetCodeFrom(Uint8Array.of(1, 2, 3, 4))).toThrow(RangeError);
  });

  it("comes back from its own address, page by page, and from the short code", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), fc.integer({ min: 1, max: 999 }), (bytes, page) => {
        const code = sheetCodeFrom(bytes);
        expect(parseSheetCode(sheetUrl("https://gongshi.example.gov.cn/", code, page))).toEqual({ code, page });
        expect(parseSheetCode(shortCode(code))).toEqual({ code, page: 1 });
      }),
    );
  });

  it("has an address of at most forty characters for usual hosts", () => {
    expect(sheetUrl("https://gs.dongqu.gov.cn", "7KQ2M9XW", 12)).toBe("https://gs.dongqu.gov.cn/s/7KQ2M9XW/12");
    expect(sheetUrl("https://gs.dongqu.gov.cn", "7KQ2M9XW", 12).length).toBeLessThanOrEqual(40);
    expect(sheetUrl("http://127.0.0.1:3000", "7KQ2M9XW")).toBe("http://127.0.0.1:3000/s/7KQ2M9XW");
  });

  it.each([
    ["https://old.host/s/7KQ2M9XW", 1],
    ["http://192.168.1.20:3000/s/7KQ2M9XW/2", 2],
    ["HTTPS://OLD.HOST/S/7kq2m9xw/3/", 3],
    ["old.host/s/7KQ2-M9XW?from=wechat#top", 1],
    ["7kq2m9xw", 1],
    [" 7KQ2 — M9XW ", 1],
    ["７ＫＱ２－Ｍ９ＸＷ", 1],
  ])("is read from %s", (text, page) => {
    expect(parseSheetCode(text)).toEqual({ code: "7KQ2M9XW", page });
  });

  it("forgives the letters people confuse with digits", () => {
    expect(parseSheetCode("oOiI-lL2z")?.code).toBe("0011112Z");
  });

  it.each([
    "",
    "7KQ2M9X",
    "7KQ2M9XWW",
    "7KQ2M9XU",
    "https://host/s/7KQ2M9XU",
    "https://host/s/7KQ2M9XW/0",
    "https://host/s/7KQ2M9XW/2/3",
    "https://host/s/7KQ2M9XW/1000",
    "https://host/x/7KQ2M9XW",
    "https://host/s/",
    "https://weixin.qq.com/r/abcdefgh",
    "WIFI:S:village;T:WPA;P:7KQ2M9XW;;",
    "补贴七号公示表格",
  ])("is not read from %j", (text) => {
    expect(parseSheetCode(text)).toBeNull();
  });
});
