import { describe, expect, it } from "vitest";
import { groupText, loudspeakerScript, SCRIPT_MOST, shareLines } from "./share-texts";
import type { ShareFacts } from "./share-texts";

const facts: ShareFacts = {
  unitName: "示例一经联社",
  subsidyYear: 2026,
  publicName: "耕地地力保护补贴",
  batchName: "第1批",
  stage: "RESULT",
  recipientKind: "HOUSEHOLD",
  quantityUnit: "亩",
  isZero: false,
  totals: { kind: "SHOWN", totals: { recipients: 37, quantityMilli: 582_310, paidFen: 6_197_425 } },
  periodEndsOn: "2026-12-10",
  phone: "0760-88316610",
  officeHours: "工作日",
  url: "https://example.org/notices/1",
};

describe("what may be said off the board", () => {
  it("is ready to paste into the group", () => {
    expect(groupText(facts)).toBe(
      [
        "【示例一经联社】2026年度耕地地力保护补贴（第1批）发放结果已在村务公开栏张贴。",
        "共37户，582.31亩，实发61,974.25元。",
        "名单请到公开栏看，张贴到12月10日。",
        "网上查询：https://example.org/notices/1",
        "有疑问请打0760-88316610（工作日）。",
        "请勿拍名单发到群里。",
      ].join("\n"),
    );
  });

  it("is read over the loudspeaker with numbers as they are spoken", () => {
    expect(loudspeakerScript(facts)).toBe(
      "各位村民请注意。示例一经联社二零二六年度耕地地力保护补贴第一批，发放结果，已在村务公开栏张贴。" +
        "一共三十七户，五百八十二点三一亩，实发六万一千九百七十四元二角五分。请大家到公开栏看一看，核对自己的姓名和金额。" +
        "张贴到十二月十日。有疑问请打电话：零七六零，八八三幺六六幺零。再报一遍电话：零七六零，八八三幺六六幺零。" +
        "不方便到场的，请家里人帮忙看。",
    );
  });

  it.each<[string, Partial<ShareFacts>, RegExp]>([
    ["before payment", { stage: "BEFORE_PAYMENT" }, /拟发放名单.*正在村务公开栏公示/],
    [
      "a zero",
      { isZero: true, totals: { kind: "SHOWN", totals: { recipients: 0, quantityMilli: 0, paidFen: 0 } } },
      /没有发放对象/,
    ],
    ["nobody to ring", { phone: null, officeHours: null }, /请到本单位反映/],
    [
      "a two-household batch",
      { totals: { kind: "SHOWN", totals: { recipients: 2, quantityMilli: 0, paidFen: 100 } } },
      /一共两户，实发一元/,
    ],
  ])("%s", (_name, change, expected) => expect(loudspeakerScript({ ...facts, ...change })).toMatch(expected));

  it.each<[string, ShareFacts["totals"]]>([
    ["too few people", { kind: "TOO_FEW" }],
    ["nothing off the board", null],
  ])("%s: no figure in any of them, not even a zero", (_name, totals) => {
    for (const isZero of [false, true]) {
      const hidden = { ...facts, totals, isZero, periodEndsOn: null, phone: null, batchName: "补发" };
      const said = [groupText(hidden), loudspeakerScript(hidden), JSON.stringify(shareLines(hidden))].join("");
      expect(said.replaceAll(/2026|二零二六|https:\S+/g, "")).not.toMatch(/\d|户|没有发放对象|元/);
    }
  });

  it("fits a minute whatever it is about", () => {
    const long = {
      ...facts,
      unitName: "示例街道示例社区示例第十三股份合作经济联合社",
      publicName: "大中型水库移民后期扶持直补资金和实际种粮农民一次性补贴",
      totals: { kind: "SHOWN", totals: { recipients: 28_449, quantityMilli: 28_449_812, paidFen: 4_569_041_877 } },
      phone: "0760-88316610、13800000000、0760-88316611",
    } as const;
    const said = loudspeakerScript(long);
    expect(said.length).toBeLessThanOrEqual(SCRIPT_MOST);
    expect(said).toContain(long.unitName);
  });
});
