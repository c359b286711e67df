import { expect, it } from "vitest";
import { byRole, readItems } from "./items";

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

it("reads a preview's items and drops what is malformed", () => {
  const items = readItems([
    {
      number: 5,
      text: "公开补贴",
      section: 1,
      subsection: 2,
      assignments: [
        { unit: "农业农村局", role: "LEAD" },
        { unit: "x", role: "BOSS" },
      ],
    },
    { number: "6", text: "坏的" },
    null,
  ]);
  expect(items).toEqual([
    { number: 5, text: "公开补贴", heading: "", assignments: [{ unit: "农业农村局", role: "LEAD" }] },
  ]);
  expect(readItems({})).toEqual([]);
});
