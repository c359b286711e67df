import { describe, expect, it } from "vitest";
import { correctedLine, readValues } from "./check-values";
import { changedParts, says } from "./line-values";
import type { LineValues, SomeValues } from "./line-values";

const line: LineValues = {
  name: "张三",
  group: "一组",
  quantityMilli: 3500,
  dueFen: 37_251,
  paidFen: 37_251,
  outcome: "PAID",
  remark: null,
};

describe("what may be asked for", () => {
  it.each<[string, SomeValues, string | null]>([
    ["nothing at all", {}, null],
    ["a name in its one spelling", { name: "张　四" }, null],
    ["a name of a minority", { name: "阿卜杜拉•买买提" }, null],
    ["no name", { name: "同上" }, "name"],
    ["a name with a number", { name: "张三13800138000" }, "name"],
    ["a name without end", { name: "张".repeat(41) }, "name"],
    ["no group", { group: null }, null],
    ["no quantity", { quantityMilli: null }, null],
    ["less than nothing", { quantityMilli: -1 }, "quantityMilli"],
    ["half a thousandth", { quantityMilli: 0.5 }, "quantityMilli"],
    ["due below nothing", { dueFen: -1 }, "dueFen"],
    ["more than rolls hold", { paidFen: 1e15 }, "paidFen"],
    ["a remark of the list", { remark: "代领" }, null],
    ["a remark of one's own", { remark: "已故" }, "remark"],
  ])("%s", (_name, values, field) => {
    const read = readValues(values);
    expect(read.ok ? null : read.refusal.field).toBe(field);
  });
  it("a name is kept in its one spelling", () =>
    expect(readValues({ name: " 张　四 " })).toEqual({ ok: true, value: { name: "张四" } }));
});

describe("the line as it would stand", () => {
  it.each<[string, LineValues, SomeValues, string | null]>([
    ["nothing differs", line, { group: "一组", remark: null }, "NOTHING_TO_CORRECT"],
    ["a group", line, { group: "二组" }, null],
    ["due and paid together", line, { dueFen: 40_000, paidFen: 40_000 }, null],
    ["due alone", line, { dueFen: 40_000 }, "LINE_DOES_NOT_ADD_UP"],
    ["paid alone", line, { paidFen: 100 }, "LINE_DOES_NOT_ADD_UP"],
    ["returned, and nothing paid", line, { outcome: "RETURNED", paidFen: 0 }, null],
    ["returned, yet paid", line, { outcome: "RETURNED" }, "LINE_DOES_NOT_ADD_UP"],
    ["held", line, { outcome: "HELD", paidFen: 0, remark: "暂缓" }, null],
    ["a remark against the outcome", line, { remark: "退回" }, "INVALID_INPUT"],
    [
      "paid after all",
      { ...line, outcome: "RETURNED", paidFen: 0, remark: "退回" },
      { outcome: "PAID", paidFen: 37_251, remark: null },
      null,
    ],
    [
      "a remark left behind",
      { ...line, outcome: "RETURNED", paidFen: 0, remark: "退回" },
      { outcome: "PAID", paidFen: 37_251 },
      "INVALID_INPUT",
    ],
    // The roll had it so, with a warning; whoever mends the group does not answer for it.
    ["money that nobody touches", { ...line, paidFen: 30_000 }, { group: "二组" }, null],
    ["money that somebody touches", { ...line, paidFen: 30_000 }, { dueFen: 37_252 }, "LINE_DOES_NOT_ADD_UP"],
  ])("%s", (_name, before, wanted, refused) => {
    const after = correctedLine(before, wanted);
    expect(after.ok ? null : after.refusal.refused).toBe(refused);
    if (after.ok) expect(says(after.value, wanted)).toBe(true);
  });
  it("names the parts in the order of the list", () =>
    expect(changedParts(line, { remark: "代领", name: "张四", group: "一组" })).toEqual(["name", "remark"]));
});
