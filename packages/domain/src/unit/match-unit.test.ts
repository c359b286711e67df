import { describe, expect, it } from "vitest";
import { groupKey } from "./group-key";
import { matchUnit } from "./match-unit";
import type { UnitForMatching } from "./match-unit";

const unit = (id: string, name: string, more: Partial<UnitForMatching> = {}): UnitForMatching => ({
  id,
  name,
  code: null,
  formerNames: [],
  groups: [],
  communityName: null,
  ...more,
});

const UNITS = [
  unit("c1", "桥岗社区", { code: "442000002016" }),
  unit("c2", "竹苑社区居民委员会"),
  unit("k1", "示例一经联社", { communityName: "桥岗社区", groups: ["一组", "东一组", "十一组"], code: "SL01" }),
  unit("k2", "示例二经联社", {
    communityName: "桥岗社区",
    groups: ["二组", "第三组"],
    formerNames: ["旧名村经联社", "旧名村"],
  }),
  unit("k3", "示例十一经联社", { communityName: "竹苑社区居民委员会" }),
  unit("k4", "同名经联社", { communityName: "桥岗社区" }),
  unit("k5", "同名经联社", { communityName: "竹苑社区居民委员会" }),
];
const match = (unitName: string | null, communityName: string | null = null, group: string | null = null) =>
  matchUnit({ unitName, communityName, group }, UNITS);

describe("matchUnit", () => {
  it.each([
    ["示例一经联社", "k1"],
    [" 示例一　经联社 ", "k1"],
    ["示例一股份合作经济联合社", "k1"],
    ["中山市东区街道示例一股份合作经济联合社", "k1"],
    ["东区街道示例一经联社", "k1"],
    ["示例一", "k1"],
    ["SL01", "k1"],
    ["442000002016", "c1"],
    ["旧名村经联社", "k2"],
    ["旧名村", "k2"],
    ["桥岗社区居委会", "c1"],
    ["桥岗村", "c1"],
    ["竹苑居委会", "c2"],
    ["示例一经联社（盖章）", "k1"],
    ["示例一经联社东一组", "k1"],
  ])("%j is %s", (name, id) => expect(match(name)).toEqual({ matched: id }));

  it("tells namesakes apart by their community, and asks without it", () => {
    expect(match("同名经联社", "竹苑社区")).toEqual({ matched: "k5" });
    expect(match("同名经联社")).toEqual({ unsure: ["k4", "k5"] });
  });

  it.each([
    ["第一组", "k1"],
    ["1", "k1"],
    ["十一组", "k1"],
    ["3", "k2"],
  ])("finds the cooperative of a community's group %j", (group, id) => {
    expect(match(null, "桥岗社区", group)).toEqual({ matched: id });
    expect(match("桥岗社区", "桥岗社区", group)).toEqual({ matched: id });
  });

  it("stays with the community when the group is nobody's", () => {
    expect(match("桥岗社区", null, "九组")).toEqual({ matched: "c1" });
  });

  it("asks about a name that is only similar", () => {
    expect(match("示例三经联社")).toEqual({ unsure: ["k1", "k2"] });
    expect(match("桥岗经联社")).toEqual({ unsure: ["c1"] });
  });

  it("does not know what is nowhere", () => {
    expect(match("别处经联社")).toEqual({ unknown: "别处经联社" });
    expect(match(null)).toEqual({ unknown: "" });
  });
});

describe("groupKey", () => {
  it.each([
    ["1", "1"],
    ["01", "1"],
    ["一组", "1"],
    ["第一组", "1"],
    ["第一村民小组", "1"],
    ["１组", "1"],
    ["十一组", "11"],
    ["东一组", "东1"],
    ["西十二队", "西12"],
    ["新村小组", "新村"],
  ])("%s → %s", (text, key) => expect(groupKey(text)).toBe(key));
});
