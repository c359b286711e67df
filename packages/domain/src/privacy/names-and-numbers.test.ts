import { describe, expect, it } from "vitest";
import { normaliseName } from "./normalise-name";
import { carriesPersonalNumber, withoutPersonalNumbers } from "./personal-numbers";

describe("normaliseName", () => {
  it.each([
    ["张　三", "张三"],
    [" 张\u00a0三 ", "张三"],
    ["欧阳 志 明", "欧阳志明"],
    ["张\u200b三", "张三"],
    ["𠮷田 妹", "𠮷田妹"],
    ["John  Smith", "John Smith"],
  ])("%j → %j", (text, name) => expect(normaliseName(text)).toBe(name));

  it.each(["·", "•", "‧", "・", "･", "．", ".", "∙", "⋅"])("brings the dot %j to one", (dot) =>
    expect(normaliseName(`阿依古丽${dot}买买提`)).toBe("阿依古丽·买买提"),
  );
});

describe("personal numbers in free text", () => {
  it.each([
    "身份证449900196607225764",
    "4499 0019 6607 2257 64",
    "卡6228485501480102539",
    "13800138000",
    "138-0013-8000",
    "0760-88881234",
    "88881234",
    "１３８００１３８０００",
    "449900********5764",
  ])("cuts %j", (text) => {
    expect(carriesPersonalNumber(text)).toBe(true);
    expect(withoutPersonalNumbers(text)).toMatch(/…/);
    expect(withoutPersonalNumbers(text)).not.toMatch(/\d{4}/);
  });

  it.each(["2025年第3批", "20251205", "示例一经联社 第11组", "442000002016", "Sheet1"])("leaves %j", (text) => {
    expect(withoutPersonalNumbers(text)).toBe(text);
  });
});
