import { describe, expect, it } from "vitest";
import { NEEDED_ROLES, missingRoles, nextStep, setUpSteps } from "./set-up";
import type { SetUpFacts } from "./set-up";

const empty: SetUpFacts = { siteTitle: null, supervisionPhone: null, unitKinds: [], programs: 0, roles: ["ADMIN"] };

describe("setting up", () => {
  it.each<[string, Partial<SetUpFacts>, string | null]>([
    ["the street first", {}, "street"],
    ["then departments", { siteTitle: "某街道", supervisionPhone: "12345" }, "departments"],
    ["then communities", { siteTitle: "某街道", supervisionPhone: "12345", unitKinds: ["DEPARTMENT"] }, "communities"],
    [
      "then programs, also where there are no cooperatives",
      { siteTitle: "某街道", supervisionPhone: "12345", unitKinds: ["DEPARTMENT", "COMMUNITY"] },
      "programs",
    ],
    [
      "then people",
      { siteTitle: "某街道", supervisionPhone: "12345", unitKinds: ["DEPARTMENT", "COMMUNITY"], programs: 1 },
      "people",
    ],
    [
      "and then nothing",
      {
        siteTitle: "某街道",
        supervisionPhone: "12345",
        unitKinds: ["DEPARTMENT", "COMMUNITY"],
        programs: 1,
        roles: NEEDED_ROLES,
      },
      null,
    ],
  ])("%s", (_name, facts, key) => expect(nextStep(setUpSteps({ ...empty, ...facts }))?.key ?? null).toBe(key));

  it("says which roles nobody holds", () => expect(missingRoles(["OFFICE", "CLERK"])).not.toContain("OFFICE"));
});
