import { describe, expect, it } from "vitest";
import { A, B, IDENTITIES, kinds, read } from "../../../../tests/support/roll-cells";
import type { SyntheticCell } from "../../../../tests/support/synthetic-roll";

describe("what cannot be trusted", () => {
  it.each([
    [{ id: 449900196607225000 }, "ID_STORED_AS_NUMBER"],
    [{ id: "4.49900E+17" }, "ID_STORED_AS_NUMBER"],
    [{ id: A.slice(1) }, "ID_LENGTH"],
    [{ id: "4499**********1234" }, "ID_CHARACTERS"],
    [{ id: null }, "ID_MISSING"],
    [{ amount: null }, "AMOUNT_MISSING"],
    [{ amount: "见附表" }, "AMOUNT_UNREADABLE"],
    [{ amount: -5 }, "AMOUNT_NEGATIVE"],
    [{ amount: { error: true as const } }, "FORMULA_ERROR"],
    [{ name: null }, "NAME_MISSING"],
    [{ name: `梁妹${"13800138000"}` }, "NAME_CARRIES_NUMBER"],
    [{ name: "梁".repeat(41) }, "NAME_TOO_LONG"],
    [{ name: `示例${"种".repeat(98)}有限公司` }, "NAME_TOO_LONG"],
  ])("%j → %s", (change: { id?: SyntheticCell; amount?: SyntheticCell; name?: SyntheticCell }, reason) => {
    const cells = { name: "梁妹", id: A, amount: 10, ...change };
    const reading = read([
      ["序号", "姓名", "身份证号", "金额"],
      [1, cells.name, cells.id, cells.amount],
      [2, "陈妹", B, 20],
    ]);
    expect(reading.lines).toHaveLength(1);
    expect(reading.rejected).toMatchObject([{ row: 2, reason }]);
  });

  it("takes the longest names there are", () => {
    const names = ["梁".repeat(40), "𠮷".repeat(40), `示例${"种".repeat(94)}有限公司`];
    const reading = read([["姓名", "身份证号", "金额"], ...names.map((name, index) => [name, IDENTITIES[index]!, 10])]);
    expect(reading.lines.map((line) => line.name)).toEqual(names);
  });

  it("sees numbers that lost their digits before they became text", () => {
    const lost = IDENTITIES.slice(0, 12).map((number) => `${number.slice(0, 15)}000`);
    const reading = read([["姓名", "身份证号", "金额"], ...lost.map((number) => ["梁妹", number, 10])]);
    expect(reading.lines).toEqual([]);
  });

  it("warns of the same person twice, in one unit and in two", () => {
    const reading = read([
      ["村", "姓名", "身份证号", "金额"],
      ["示例一经联社", "梁妹", A, 10],
      ["示例一经联社", "梁妹", A.toLowerCase(), 10],
      ["示例二经联社", "梁妹", A, 10],
    ]);
    expect(reading.lines).toHaveLength(3);
    expect(kinds(reading)).toEqual(["DUPLICATE_IDENTITY", "SAME_PERSON_TWO_UNITS"]);
  });
});
