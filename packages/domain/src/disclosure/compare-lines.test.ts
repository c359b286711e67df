import { describe, expect, it } from "vitest";
import { compareLines } from "./compare-lines";
import type { ComparedLine } from "./match-lines";

const line = (seq: number, change: Partial<ComparedLine> = {}): ComparedLine => ({
  unitId: "一社",
  seq,
  identity: `1:${seq}`,
  name: `某${seq}`,
  group: "一组",
  quantityMilli: 1000,
  rateE4: 1_064_300,
  dueFen: 10_643,
  paidFen: 10_643,
  outcome: "PAID",
  remark: null,
  extra: null,
  ...change,
});
const nameOnly = (seq: number, change: Partial<ComparedLine> = {}) => line(seq, { identity: null, ...change });

/** `+张三`, `-张三`, `张三 paid,outcome`. */
const told = (before: readonly ComparedLine[], after: readonly ComparedLine[]): string[] =>
  compareLines(before, after).changes.map(({ kind, before: one, after: other, parts }) =>
    kind === "ADDED"
      ? `+${other!.name}`
      : kind === "REMOVED"
        ? `-${one!.name}`
        : `${one!.name}→${other!.name} ${parts.join()}`,
  );

describe("two rolls, line by line", () => {
  const wong = (seq: number, change: Partial<ComparedLine> = {}) => line(seq, { name: "黄国强", ...change });
  it.each<[string, ComparedLine[], ComparedLine[], string[]]>([
    ["the same", [line(1), line(2)], [line(1), line(2)], []],
    ["another order", [line(1), line(2)], [line(2, { seq: 1 }), line(1, { seq: 2 })], []],
    ["one more", [line(1)], [line(1), line(2)], ["+某2"]],
    ["one less", [line(1), line(2)], [line(1)], ["-某2"]],
    ["another amount", [line(1)], [line(1, { dueFen: 5, paidFen: 5 })], ["某1→某1 due,paid"]],
    ["sent back by the bank", [line(1)], [line(1, { paidFen: 0, outcome: "RETURNED" })], ["某1→某1 paid,outcome"]],
    ["a name spelled right, by number", [line(1)], [line(1, { name: "某一" })], ["某1→某一 name"]],
    ["moved to another village, by number", [line(1)], [line(1, { unitId: "二社" })], ["某1→某1 unit"]],
    ["nobody's number: by name and group", [nameOnly(1)], [nameOnly(1, { paidFen: 1 })], ["某1→某1 paid"]],
    ["a number that came later", [nameOnly(1)], [line(1)], ["某1→某1 identity"]],
    ["a number that was mended", [line(1)], [line(1, { identity: "1:9" })], ["某1→某1 identity"]],
    ["a number under another key says nothing", [line(1)], [line(1, { identity: "2:x" })], []],
    ["another group, one of that name", [nameOnly(1)], [nameOnly(1, { group: "二组" })], ["某1→某1 group"]],
    [
      "another village, without a number: other people",
      [nameOnly(1)],
      [nameOnly(1, { unitId: "二社" })],
      ["+某1", "-某1"],
    ],
    ["namesakes stay apart by number", [wong(1), wong(2)], [wong(2), wong(3)], ["-黄国强", "+黄国强"]],
    [
      "namesakes in two groups",
      [nameOnly(1), nameOnly(2, { name: "某1", group: "二组" })],
      [nameOnly(1, { paidFen: 7 }), nameOnly(2, { name: "某1", group: "二组" })],
      ["某1→某1 paid"],
    ],
    [
      "namesakes in one group without numbers: the equal one is the same",
      [nameOnly(1, { name: "黄" }), nameOnly(2, { name: "黄", paidFen: 9 })],
      [nameOnly(1, { name: "黄", paidFen: 8 }), nameOnly(2, { name: "黄", identity: null, quantityMilli: 1000 })],
      ["黄→黄 paid"],
    ],
    [
      "one person with two lines: the equal ones first",
      [line(1), line(2, { identity: "1:1", name: "某1", dueFen: 4 })],
      [line(1, { dueFen: 4 }), line(2, { identity: "1:1", name: "某1", dueFen: 3 })],
      ["某1→某1 due"],
    ],
    ["two parcels become one", [line(1), line(2, { identity: "1:1", name: "某1", dueFen: 4 })], [line(1)], ["-某1"]],
    [
      "of a group whose one member has no number",
      [nameOnly(1, { name: "黄" }), wong(2)],
      [nameOnly(1, { name: "黄" }), wong(2, { remark: "代领" })],
      ["黄国强→黄国强 remark"],
    ],
  ])("%s", (_name, before, after, expected) => expect(told(before, after)).toEqual(expected));

  it("counts both sides anew, whether anything changed or not", () => {
    const before = [line(1), line(2, { identity: "1:1", name: "某1", outcome: "HELD", paidFen: 643 })];
    const { before: one, after: other, sameCount, changes, units } = compareLines(before, before);
    expect(one).toEqual({
      lineCount: 2,
      recipientCount: 1,
      quantityMilli: 2000,
      dueFen: 21_286,
      paidFen: 11_286,
      returnedFen: 0,
      heldFen: 10_000,
    });
    expect(other).toEqual(one);
    expect({ sameCount, changes, units }).toEqual({ sameCount: 2, changes: [], units: [] });
  });

  it("shows units in their order, and sums of those alone whose lines differ", () => {
    const before = [line(1), line(2, { unitId: "二社" }), line(3, { unitId: "三社" })];
    const after = [line(1, { dueFen: 9 }), line(2, { unitId: "二社" }), line(3, { unitId: "四社" })];
    const { changes, units } = compareLines(before, after, ["四社", "三社", "二社", "一社"]);
    expect(changes.map((change) => change.after!.unitId)).toEqual(["四社", "一社"]);
    expect(units.map((unit) => [unit.unitId, unit.before.dueFen, unit.after.dueFen])).toEqual([
      ["四社", 0, 10_643],
      ["三社", 10_643, 0],
      ["一社", 10_643, 9],
    ]);
  });

  it("takes thousands of lines", () => {
    const before = Array.from({ length: 20_000 }, (_, index) => line(index));
    const after = before.slice(1).map((each) => (each.seq % 1000 === 0 ? { ...each, dueFen: 1 } : each));
    expect(compareLines(before, after)).toMatchObject({ sameCount: 19_980, changes: { length: 20 } });
  });
});
