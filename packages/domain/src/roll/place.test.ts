import { describe, expect, it } from "vitest";
import { placeIn, placeOfSheet } from "./place";

const place = (unit: string | null, community: string | null = null, group: string | null = null) => ({
  unit,
  community,
  group,
});

describe("a line above a table", () => {
  it.each([
    ["东区街道示例一经联社2025年耕地地力保护补贴发放清册", place("示例一经联社")],
    ["中山市东区街道桥岗社区2025年高龄津贴发放表", place("桥岗社区")],
    ["2025年示例一股份合作经济联合社农户补贴表", place("示例一股份合作经济联合社")],
    ["单位名称:示例一经联社    单位:元", place("示例一经联社")],
    ["编制单位:示例一经联社", place("示例一经联社")],
    ["填报单位:桥岗社区居委会", place("桥岗社区居委会")],
    ["示例一经联社 东一组(盖章)", place("示例一经联社", null, "东一组")],
    ["示例一经联社(第三村民小组)", place("示例一经联社", null, "第三村民小组")],
    ["桥岗社区示例一经联社一组", place("示例一经联社", "桥岗社区", "一组")],
    ["桥岗村第一小组", place("桥岗村", null, "第一小组")],
    ["东一组", place(null, null, "东一组")],
    ["1.示例一经联社", place("示例一经联社")],
    ["(二)示例二经联社", place("示例二经联社")],
    ["编制单位:农业农村局", place(null)],
    ["东区街道2025年农村危房改造补贴", place(null)],
    ["农民专业合作社补贴表", place(null)],
    ["乡村振兴补贴清册", place(null)],
    ["补贴核查工作组", place(null)],
    ["户主签名:", place(null)],
  ])("%s", (text, expected) => expect(placeIn(text)).toEqual(expected));
});

describe("the name of a sheet", () => {
  it.each([
    ["示例一经联社", place("示例一经联社")],
    ["桥岗", place("桥岗")],
    ["一组", place(null, null, "一组")],
    ["Sheet1", place(null)],
    ["分户", place(null)],
    ["2025年清册", place(null)],
    ["汇总", place(null)],
  ])("%s, one of several", (name, expected) => expect(placeOfSheet(name, true)).toEqual(expected));
  it("stands for no village when it is the only one", () => expect(placeOfSheet("桥岗", false)).toEqual(place(null)));
});
