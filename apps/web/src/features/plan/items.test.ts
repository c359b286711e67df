import { expect, it } from "vitest";
import { byRole, itemFault } from "./items";

it("puts the leading unit first and keeps the plan's order within a role", () => {
  expect(
    byRole([
      { role: "SUPPORT", unit: "财政分局" },
      { role: "LEAD", unit: "农业农村局" },
      { role: "SUPPORT", unit: "宣传办公室" },
    ]),
  ).toEqual([
    { role: "LEAD", units: ["农业农村局"] },
    { role: "SUPPORT", units: ["财政分局", "宣传办公室"] },
  ]);
});

const item = {
  number: 5,
  section: 1,
  subsection: null,
  text: "公开补贴",
  assignments: [{ unit: "农业农村局", role: "LEAD" as const }],
  due: null,
};

it.each([
  [{}, null],
  [{ text: " " }, "planEdit.fault.text"],
  [{ assignments: [{ unit: " ", role: "LEAD" as const }] }, "planEdit.fault.unit"],
  [{ assignments: [...item.assignments, { unit: "农业农村局 ", role: "JOINT" as const }] }, "planEdit.fault.twice"],
  [{ due: { kind: "BY_DATE" as const, text: "年底前", date: null } }, "planEdit.fault.due"],
  [{ due: { kind: "RECURRING" as const, text: "每年1次", date: null } }, null],
])("says what is wrong with an item: %j", (change, fault) => {
  expect(itemFault({ ...item, ...change })).toBe(fault);
});
