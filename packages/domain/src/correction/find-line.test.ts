import { expect, it } from "vitest";
import { findLine } from "./find-line";
import type { CandidateLine } from "./find-line";

const line = (seq: number, own: boolean | null, more: Partial<CandidateLine> = {}): CandidateLine => ({
  seq,
  whose: own === null ? "OTHERS" : own ? "OWN" : "UNKNOWN",
  name: "张三",
  group: "一组",
  quantityMilli: 1000,
  dueFen: 100,
  paidFen: 100,
  outcome: "PAID",
  remark: null,
  ...more,
});
const before = line(3, true);
const names = ["张三", "张四"];

it.each<[string, CandidateLine[], number | null]>([
  ["is gone", [line(1, false, { name: "李四" })], null],
  ["by number, whatever else it says now", [line(1, false), line(9, true, { name: "王五", dueFen: 5 })], 9],
  ["of two plots the one that says the same", [line(1, true, { quantityMilli: 2000 }), line(2, true)], 2],
  ["of two that say the same the one at its place", [line(2, true), line(3, true)], 3],
  ["of two changed ones the one at its place", [line(2, true, { dueFen: 1 }), line(3, true, { dueFen: 2 })], 3],
  ["of two changed ones elsewhere none", [line(5, true, { dueFen: 1 }), line(6, true, { dueFen: 2 })], null],
  ["without numbers the only one of the name", [line(1, false, { dueFen: 7 }), line(2, false, { name: "李四" })], 1],
  ["a namesake whose number is another is nobody's guess", [line(3, null)], null],
  ["beside such a namesake the one whose number is not known", [line(3, null), line(7, false)], 7],
  ["under the name it is to have", [line(1, false, { name: "张四" })], 1],
  [
    "namesakes without numbers are not guessed at",
    [line(2, false, { dueFen: 1 }), line(3, false, { dueFen: 2 })],
    null,
  ],
])("%s", (_name, lines, seq) => expect(findLine(before, names, lines)?.seq ?? null).toBe(seq));
