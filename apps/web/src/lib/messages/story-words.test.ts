import { PARTS, PART_KEYS, part } from "@gongshi/domain/trace/story/parts";
import { describe, expect, it } from "vitest";
import { partText, sentenceText } from "./story-words";
import { storyParts } from "./zh-cn/story";

describe("a story in Chinese", () => {
  it.each(PART_KEYS)("%s says each of its values, and nothing else", (key) => {
    const named = [...storyParts[key].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(PARTS[key])));
  });

  it.each([
    [
      [part("rollImported", { lines: 37, paid: 6_197_425 }), part("rejected", { count: 2 })],
      "导入发放清册，37行、61,974.25元，另有2行没有读入。",
    ],
    [[part("approved", { step: "SECOND" })], "复审通过。"],
    [[part("confirmed", { hungOn: "2022-11-03" })], "核实2022年11月3日的张贴，情况属实。"],
    [[part("postingReturned", { hungOn: "2022-11-03", kind: "PHOTO" })], "退回2022年11月3日的张贴，照片要重拍。"],
    [[part("stands", { step: "VERIFIED.RESULT" })], "目前公开中·已核实。"],
    [[part("stands", { step: "WITHDRAWN.IN_ERROR" })], "目前已撤回（错误公开）。"],
    [[part("stands", { step: "TO_POST.RESULT" })], "目前待张贴。"],
    [[part("toMend", { fields: ["lines", "basis"] })], "要改的是明细、政策依据。"],
    [
      [
        part("scopeChanged", {
          audienceBefore: "EVERYONE",
          profileBefore: "TOTALS",
          audience: "UNIT_MEMBERS",
          profile: "NOTHING",
        }),
      ],
      "把公开范围由全社会（网上只公开合计）改为本社成员（不上网）。",
    ],
    [[part("told", { channels: ["BROADCAST"], toldOn: "2022-11-03" })], "登记2022年11月3日经广播告知。"],
    [[part("afterReceipt", { span: 3 * 3_600_000 })], "送到后3小时。"],
    [[part("afterReceipt", { span: 61 * 3_600_000 })], "送到后3天。"],
  ])("%j → %s", (parts, said) => expect(sentenceText(parts)).toBe(said));

  it("what a newer server says of its own accord is left out, not shown as a riddle", () => {
    expect(partText({ key: "notYetInvented", values: {} })).toBe("");
  });
});
