import { describe, expect, it } from "vitest";
import { askedTextSize, switchTextSize, textSizeCookie, textSizeOf } from "./text-size";

describe("the cookie", () => {
  it.each([
    [undefined, "normal"],
    ["", "normal"],
    ["text=large", "large"],
    ["session=abc; text=large; theme=dark", "large"],
    ["text=larger", "normal"],
    ["context=large", "normal"],
  ])("%s → %s", (header, size) => {
    expect(textSizeOf(header)).toBe(size);
  });

  it("is read back as it was set, and goes when switched off", () => {
    expect(textSizeOf(textSizeCookie("large").split(";")[0])).toBe("large");
    expect(textSizeCookie("normal")).toContain("Max-Age=0");
  });
});

describe("the link", () => {
  it("keeps what else the address says", () => {
    expect(switchTextSize("/notices/1?q=%E6%A2%81&p=2", "large")).toBe("/notices/1?q=%E6%A2%81&p=2&text=large");
    expect(switchTextSize("/?text=large", "normal")).toBe("/?text=normal");
  });

  it("comes back to the same address", () => {
    expect(askedTextSize("/s/7KQ2M9XW?p=2")).toBeNull();
    expect(askedTextSize("/s/7KQ2M9XW?p=2&text=large")).toEqual({ size: "large", back: "/s/7KQ2M9XW?p=2" });
    expect(askedTextSize("/?text=anything")).toEqual({ size: "normal", back: "/" });
  });

  it.each(["//evil.example/x?text=large", "/\\evil.example?text=large", "///evil.example?text=large"])(
    "never leaves the site: %s",
    (here) => {
      expect(askedTextSize(here)?.back).toMatch(/^\/(?![/\\])/);
    },
  );

  it("does not leave the site by a path that grows two slashes", () => {
    expect(askedTextSize("/a/..//evil.example?text=large")?.back).toBe("/evil.example");
  });
});
