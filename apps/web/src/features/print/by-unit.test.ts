import { expect, it } from "vitest";
import { byUnit, sheetCount } from "./by-unit";

const notice = (id: string, unitId: string) => ({ id, unit: { id: unitId, name: `示例${unitId}经联社` } });
const notices = [notice("n1", "二"), notice("n2", "一"), notice("n3", "二")];

it("groups by unit in the order given", () => {
  expect(byUnit(notices).map((group) => [group.unitName, group.notices.map(({ id }) => id)])).toEqual([
    ["示例二经联社", ["n1", "n3"]],
    ["示例一经联社", ["n2"]],
  ]);
});

it("counts a paper a notice, or one a unit", () => {
  expect(sheetCount("SINGLE", notices)).toBe(3);
  expect(sheetCount("GATHERED", notices)).toBe(2);
  expect(sheetCount("GATHERED", [])).toBe(0);
});
