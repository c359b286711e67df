import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUDIENCES, decideScope, internetOf, isForUnit, isSameScope, isWithin } from "./scope";
import type { Scope, ScopeFacts } from "./scope";

const everyone = (profile: Scope["profile"] = "TOTALS"): Scope => ({ audience: "EVERYONE", unitIds: [], profile });
const members: Scope = { audience: "UNIT_MEMBERS", unitIds: [], profile: "MASKED_LIST" };
const named = (...unitIds: string[]): Scope => ({ audience: "NAMED_UNITS", unitIds, profile: "MASKED_LIST" });

const anyScope = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  unitIds: fc.subarray(["a", "b", "c"], { minLength: 1 }),
  profile: fc.constantFrom("NOTHING", "TOTALS", "MASKED_LIST"),
}) as fc.Arbitrary<Scope>;

describe("a scope", () => {
  it("shows nothing on the internet unless it is for everyone", () => {
    expect(internetOf(everyone("MASKED_LIST"))).toBe("MASKED_LIST");
    expect([internetOf(members), internetOf(named("a"))]).toEqual(["NOTHING", "NOTHING"]);
  });
  it("is the duty of the named units alone", () => {
    expect(["a", "b"].map((id) => isForUnit(named("a"), id))).toEqual([true, false]);
    expect([everyone(), members].map((scope) => isForUnit(scope, "b"))).toEqual([true, true]);
  });
  it.each<[string, Scope, Scope, boolean]>([
    ["itself", everyone(), everyone(), true],
    ["totals in a list", everyone("TOTALS"), everyone("MASKED_LIST"), true],
    ["a list in totals", everyone("MASKED_LIST"), everyone("TOTALS"), false],
    ["members in everyone, whatever the profile says", members, everyone("NOTHING"), true],
    ["everyone in members, even with nothing on the internet", everyone("NOTHING"), members, false],
    ["fewer units", named("a"), named("a", "b"), true],
    ["another unit", named("a", "c"), named("a", "b"), false],
    ["all units in some", members, named("a", "b"), false],
  ])("%s", (_name, scope, reviewed, within) => expect(isWithin(scope, reviewed)).toBe(within));
  it("within is an order: reflexive, transitive, and whatever is within shows no unit and no page more", () => {
    fc.assert(
      fc.property(anyScope, anyScope, anyScope, (one, two, three) => {
        expect(isWithin(one, one)).toBe(true);
        if (isWithin(one, two) && isWithin(two, three)) expect(isWithin(one, three)).toBe(true);
        if (isWithin(one, two))
          for (const id of ["a", "b", "c"]) if (isForUnit(one, id)) expect(isForUnit(two, id)).toBe(true);
        if (isSameScope(one, two)) expect(isWithin(one, two) && isWithin(two, one)).toBe(true);
      }),
    );
  });
});

describe("what a change of scope does", () => {
  const reviewed = everyone("TOTALS");
  const narrower = everyone("NOTHING");
  const wider = everyone("MASKED_LIST");
  /** State of the newest edition → [nothing public, narrower · wider], [something public, narrower · wider]. */
  const TABLE: Record<ScopeFacts["state"], readonly [string, string, string | null, string | null]> = {
    WAITING: ["BEFORE_REVIEW", "BEFORE_REVIEW", null, null],
    DRAFT: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "WITH_DRAFT"],
    RETURNED: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "WITH_DRAFT"],
    IN_REVIEW: ["AT_ONCE", "WRONG_STATE", "AT_ONCE", "WRONG_STATE"],
    APPROVED: ["AT_ONCE", "WRONG_STATE", "AT_ONCE", "WRONG_STATE"],
    RELEASED: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "NEXT_EDITION"],
    WITHDRAWN: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "NEXT_EDITION"],
    WITHHELD: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "NEXT_EDITION"],
    REPLACED: ["BEFORE_REVIEW", "BEFORE_REVIEW", "AT_ONCE", "NEXT_EDITION"],
  };
  const said = (facts: ScopeFacts, wanted: Scope) => {
    const decided = decideScope(facts, wanted);
    return decided.ok ? decided.value : decided.refusal.refused;
  };
  it.each(Object.entries(TABLE))("%s", (name, row) => {
    const state = name as ScopeFacts["state"];
    const before = { state, submitted: reviewed, reviewed: null };
    const after = { ...before, reviewed };
    expect([said(before, narrower), said(before, wider)]).toEqual(row.slice(0, 2));
    if (row[2] !== null) expect([said(after, narrower), said(after, wider)]).toEqual(row.slice(2));
  });
  it("never shows more than was reviewed at once", () => {
    const states = Object.keys(TABLE) as ScopeFacts["state"][];
    fc.assert(
      fc.property(fc.constantFrom(...states), anyScope, anyScope, (state, wanted, seen) => {
        if (said({ state, submitted: seen, reviewed: seen }, wanted) === "AT_ONCE")
          expect(isWithin(wanted, seen)).toBe(true);
      }),
    );
  });
});
