import type { RollLine } from "@gongshi/domain/roll/roll";
import { describe, expect, it } from "vitest";
import { assignUnits } from "./assign-units";
import type { CandidateUnit } from "./assign-units";

const unit = (
  id: string,
  kind: CandidateUnit["kind"],
  name: string,
  parentId: string | null = "street",
): CandidateUnit => ({
  ...{ id, kind, name, parentId },
  ...{ code: null, formerNames: [], groups: [] },
});
const UNITS = [
  unit("street", "SUBDISTRICT", "示例街道", null),
  unit("one", "COOPERATIVE", "示例一经联社"),
  unit("two", "COOPERATIVE", "示例二经联社"),
];
const line = (unitName: string | null): RollLine => ({
  ...{ sheet: "Sheet1", row: 2, unitName, communityName: null, group: null, name: "甲", identityNumber: null },
  ...{
    organisation: false,
    quantityMilli: null,
    rateE4: null,
    dueFen: 100,
    paidFen: 100,
    outcome: "PAID",
    remark: null,
  },
  extra: {},
});
const where = (name: string | null, publishing: readonly string[]) => {
  const { assigned, unmatched } = assignUnits([line(name)], UNITS, new Set(publishing), { given: {}, remembered: {} });
  return assigned[0]?.unitId ?? unmatched.map(({ text }) => `?${text}`).join();
};

describe("the unit of a line", () => {
  it.each([
    ["示例一经联社", ["one", "two"], "one"],
    ["谁也不认识的经联社", ["one", "two"], "?谁也不认识的经联社"],
    [null, ["one", "two"], "?Sheet1"],
    // Of a single publishing unit nothing else can be meant, unless the roll says something else.
    [null, ["one"], "one"],
    ["示例二经联社", ["one"], "?示例二经联社"],
    ["谁也不认识的经联社", ["one"], "?谁也不认识的经联社"],
    // The subdistrict publishes for everybody in it.
    ["示例二经联社", ["street"], "street"],
    [null, ["street"], "street"],
  ])("named %s where %j publish is %s", (name, publishing, expected) => expect(where(name, publishing)).toBe(expected));
});
