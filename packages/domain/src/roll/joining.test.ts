import { describe, expect, it } from "vitest";
import { identityErrors } from "./identity-errors";
import { controlTotalAfterJoin, joinLines } from "./join-lines";
import type { DraftFacts, JoiningLine } from "./join-lines";
import { compareYears } from "./last-year";
import { originKey } from "./mended";
import type { RollLine } from "./roll";
import { readRollRules } from "./roll-rules";

const line = (name: string, identityNumber: string | null, more: Partial<RollLine> = {}): RollLine => ({
  sheet: "表",
  row: 1,
  unitName: null,
  communityName: null,
  group: null,
  name,
  identityNumber,
  organisation: false,
  quantityMilli: null,
  rateE4: null,
  dueFen: 100,
  paidFen: 100,
  outcome: "PAID",
  remark: null,
  extra: {},
  ...more,
});

const WARN = readRollRules({});
const ERROR = readRollRules({ twiceInUnit: "ERROR", inTwoUnits: "ERROR" });

describe("a program's rules on repeated people", () => {
  const lines = [
    { line: line("甲", "1"), unitId: "u1" },
    { line: line("甲", "1"), unitId: "u2" },
    { line: line("乙", "2"), unitId: "u1" },
    { line: line("乙", "2"), unitId: "u1" },
    { line: line("丙", "3"), unitId: "u1" },
    { line: line("丙", null), unitId: "u1" },
    { line: line("丙", null), unitId: "u1" },
  ];
  it.each([
    [WARN, []],
    [readRollRules({ inTwoUnits: "ERROR" }), ["PERSON_IN_TWO_UNITS", "PERSON_IN_TWO_UNITS"]],
    [readRollRules({ twiceInUnit: "ERROR" }), ["IDENTITY_TWICE", "IDENTITY_TWICE"]],
    [ERROR, ["PERSON_IN_TWO_UNITS", "PERSON_IN_TWO_UNITS", "IDENTITY_TWICE", "IDENTITY_TWICE"]],
  ])("keep out what they call an error, all of it", (rules, reasons) => {
    expect(identityErrors(lines, rules).map(({ reason }) => reason)).toEqual(reasons);
  });
});

describe("lines that join a draft", () => {
  const origin = (row: number) => ({ mark: "abcdefghijkl", sheet: "表", row });
  const mends = (row: number, unmended = false) => ({ origin: origin(row), unmended });
  const draft = (facts: Partial<DraftFacts> & { units?: readonly string[] } = {}): DraftFacts => ({
    unitsOf: () => new Set(facts.units ?? []),
    hasIdentities: true,
    rejected: new Map([[originKey(origin(5)), "ID_MISSING" as const]]),
    mended: new Set([originKey(origin(6))]),
    ...facts,
  });
  const one = (more: Partial<JoiningLine> = {}): JoiningLine => ({
    line: line("甲", "1"),
    unitId: "u1",
    mends: null,
    ...more,
  });
  it.each([
    ["a person the draft has not", one(), draft(), WARN, null],
    ["a person the draft has", one(), draft({ units: ["u1"] }), WARN, "ALREADY_IN_DRAFT"],
    ["a rejected row of a person with another line", one({ mends: mends(5) }), draft({ units: ["u1"] }), WARN, null],
    ["the same where it is an error", one({ mends: mends(5) }), draft({ units: ["u1"] }), ERROR, "ALREADY_IN_DRAFT"],
    ["a row mended before", one({ mends: mends(6) }), draft(), WARN, "ALREADY_MENDED"],
    ["a row of a file nobody knows", one({ mends: mends(9) }), draft({ units: ["u1"] }), WARN, "ALREADY_IN_DRAFT"],
    ["a person of another unit", one(), draft({ units: ["u2"] }), WARN, null],
    ["the same where it is an error", one(), draft({ units: ["u2"] }), ERROR, "PERSON_IN_TWO_UNITS"],
    ["a line without number beside lines with", one({ line: line("甲", null) }), draft(), WARN, "ID_MISSING"],
    ["a row that was not mended", one({ mends: mends(5, true) }), draft(), WARN, "ID_MISSING"],
    ["an organisation", one({ line: line("某社", null, { organisation: true }) }), draft(), WARN, null],
    ["no numbers anywhere", one({ line: line("甲", null) }), draft({ hasIdentities: false }), WARN, null],
  ])("%s", (_case, joining, facts, rules, reason) => {
    const joined = joinLines([joining], facts, rules);
    expect(joined.refused.map((each) => each.reason)).toEqual(reason === null ? [] : [reason]);
    expect(joined.joining).toHaveLength(reason === null ? 1 : 0);
  });

  it("a rejected row joins once, even when it stands in the file twice", () => {
    const twice = [one({ mends: mends(5) }), one({ mends: mends(5), line: line("乙", "2") })];
    const joined = joinLines(twice, draft(), WARN);
    expect(joined.mended).toEqual([originKey(origin(5))]);
    expect(joined.refused.map(({ reason }) => reason)).toEqual(["ALREADY_MENDED"]);
  });

  it.each([
    [1000, 200, true, 1000],
    [1000, 200, false, 1200],
    [1000, null, false, 1000],
    [null, 200, false, null],
  ])("total of the draft %s, of the file %s, mends %s: %s", (draftFen, controlTotalFen, mends, total) => {
    expect(controlTotalAfterJoin(draftFen, { controlTotalFen, mends })).toBe(total);
  });
});

describe("against last year", () => {
  const at = (key: string, dueFen: number, unitId = "u1") => ({ key, unitId, name: key, group: null, dueFen });
  it("tells new, gone and jumped by the program's threshold, several lines of a person together", () => {
    const found = compareYears(
      [
        at("same", 20_000),
        at("gone", 5_000),
        at("half", 40_000),
        at("half", 40_000),
        at("small", 100),
        at("moved", 10),
      ],
      [at("same", 21_000), at("new", 700), at("half", 39_999), at("small", 1_000), at("moved", 10, "u2")],
      { jumpPermille: 500, jumpLeastFen: 10_000 },
    );
    expect(found.fresh.map(({ key, unitId }) => [key, unitId])).toEqual([
      ["new", "u1"],
      ["moved", "u2"],
    ]);
    expect(found.gone.map(({ key }) => key)).toEqual(["gone", "moved"]);
    expect(found.jumped.map(({ key, beforeFen, dueFen }) => [key, beforeFen, dueFen])).toEqual([
      ["half", 80_000, 39_999],
    ]);
  });
});
