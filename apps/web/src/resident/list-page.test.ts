import { describe, expect, it } from "vitest";
import { lastPage, linesOf, listAddress, listRequest, pageRange, searchText } from "./list-page";

describe("what is looked for", () => {
  it.each([
    ["梁", "梁"],
    ["梁**", "梁**"],
    ["梁＊＊", "梁**"],
    ["梁小明", "梁**"],
    [" 梁 小 明 ", "梁**"],
    ["欧阳志强", "欧***"],
    ["阿依•古丽", "阿*·古*"],
    ["示例农机专业合作社", "示例农机专业合作社"],
    ["示例公司", "示例公司"],
    ["340.58", "340.58"],
    ["１，３４０．５８元", "1340.58"],
    ["¥61,974.25", "61974.25"],
    ["3.2亩", "3.2"],
    ["", ""],
  ])("%s → %s", (typed, search) => {
    expect(searchText(typed)).toBe(search);
  });

  it("never carries a full personal name further", () => {
    for (const name of ["梁小明", "陈八", "司马相如", "买买提·吐尔逊"]) {
      expect(searchText(name)).not.toContain(name.slice(1));
    }
  });

  it("is cut to what a name or a sum needs", () => {
    expect(searchText("x".repeat(500))).toHaveLength(40);
  });
});

describe("pages", () => {
  it.each([
    [{}, { page: 1, search: "" }],
    [
      { p: "3", q: "梁" },
      { page: 3, search: "梁" },
    ],
    [{ p: "0" }, { page: 1, search: "" }],
    [{ p: "-1" }, { page: 1, search: "" }],
    [{ p: "99999" }, { page: 1, search: "" }],
    [
      { p: ["2", "3"], q: ["a"] },
      { page: 1, search: "" },
    ],
  ])("%j", (query, request) => {
    expect(listRequest(query)).toEqual(request);
  });

  it("asks for twenty lines from the right one", () => {
    expect(linesOf({ page: 3, search: "" })).toEqual({ first: 20, offset: 40, search: null });
    expect(linesOf({ page: 1, search: "梁" })).toEqual({ first: 20, offset: 0, search: "梁" });
  });

  it("names the lines it shows", () => {
    expect(pageRange(1, 37)).toEqual({ from: 1, to: 20, pages: 2 });
    expect(pageRange(2, 37)).toEqual({ from: 21, to: 37, pages: 2 });
    expect(pageRange(1, 0)).toEqual({ from: 0, to: 0, pages: 1 });
    expect([0, 1, 20, 21].map(lastPage)).toEqual([1, 1, 1, 2]);
  });

  it("keeps addresses short", () => {
    expect(listAddress("/notices/1", { page: 1, search: "" })).toBe("/notices/1#list");
    expect(listAddress("/s/7KQ2M9XW", { page: 2, search: "梁" })).toBe("/s/7KQ2M9XW?q=%E6%A2%81&p=2#list");
  });
});
