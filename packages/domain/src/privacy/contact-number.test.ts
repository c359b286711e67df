import { describe, expect, it } from "vitest";
import { readContactNumber } from "./contact-number";
import { findPersonalNumbers, onlyNumber, withContacts } from "./personal-numbers";

describe("a telephone for the list", () => {
  it.each(["0760-88881234", "12345", "138 0013 8000", "+86 138-0013-8000", "(0760)88881234"])("takes %s", (number) =>
    expect(readContactNumber(` ${number}　`)).toBe(number),
  );
  it.each(["", "1234", "电话12345", "12345、12346", "449900196607225764", "6228485501480102539", "1".repeat(31)])(
    "refuses %j",
    (text) => expect(readContactNumber(text)).toBeNull(),
  );
});

describe("a number that somebody answers for", () => {
  it.each([
    ["449900 1966 0722 5764", { kind: "IDENTITY", digits: "449900196607225764" }],
    ["13800138000", { kind: "PHONE", digits: "13800138000" }],
    ["6228485501480102539", { kind: "CARD", digits: "6228485501480102539" }],
  ])("is %s", (text, number) => expect(onlyNumber(text)).toEqual(number));
  it.each(["", "2022年", "13800138000 13800138001", "电话13800138000", "20221128"])("is not %j", (text) =>
    expect(onlyNumber(text)).toBeNull(),
  );

  it("passes with exactly these digits, however they are written, and no other", () => {
    const known = {
      ...withContacts([], ["076012345678"]),
      vouched: (digits: string) => digits === "449900196607225764",
    };
    const found = (text: string) => findPersonalNumbers(text, known).length;
    expect(found("文号 4499 0019 6607 2257 64 号")).toBe(0);
    expect(found("449900199001010018")).toBe(1);
    expect(found("13800138000")).toBe(1);
    expect(found("电话0760-12345678")).toBe(0);
    expect(found("又 449900196607225764，电话12345678，13800138000")).toBe(1);
  });
});
