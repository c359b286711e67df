import { expect, it } from "vitest";
import { alreadySaid } from "./already-said";
import type { LineValues, SomeValues } from "./line-values";

const line: LineValues = {
  name: "张三",
  group: "一组",
  quantityMilli: 2000,
  dueFen: 100,
  paidFen: 100,
  outcome: "PAID",
  remark: null,
};

it.each<[string, SomeValues, LineValues | null, boolean, SomeValues | null]>([
  ["a part that the line says", { quantityMilli: 2000 }, line, false, { quantityMilli: 2000 }],
  ["in a later edition too", { quantityMilli: 2000 }, line, true, { quantityMilli: 2000 }],
  ["one of two it does not say", { quantityMilli: 2000, group: "二组" }, line, true, null],
  ["none asked for", { remark: "代领" }, line, true, null],
  ["a remark that is to go, and is not there", { remark: null }, line, false, { remark: null }],
  ["a line that is gone says nothing", { quantityMilli: 2000 }, null, true, null],
  ["words alone, of the same edition", {}, line, false, null],
  ["words alone, a later edition", {}, line, true, {}],
  ["words alone, the line was taken out", {}, null, true, {}],
])("%s", (_name, asked, there, isLater, said) => expect(alreadySaid(asked, { line: there, isLater })).toEqual(said));
