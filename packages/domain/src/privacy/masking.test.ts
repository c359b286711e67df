import { describe, expect, it } from "vitest";
import type { Grade, InternetProfile } from "../program/program";
import { maskLines, publicTotals, internetProfileOf } from "./public-view";
import type { LineForMasking } from "./public-view";

/**
 * Rule 5 in one table: what the internet is given, for every grade × profile × number of people × kind of line. Written down
 * by hand from the rule, not computed as the code does.
 */
const GRADES: readonly Grade[] = ["N", "S", "SS"];
const PROFILES: readonly InternetProfile[] = ["NOTHING", "TOTALS", "MASKED_LIST"];
const PEOPLE = [0, 1, 4, 5, 6, 100] as const;

/** `list`: masked names and totals; `totals`; `few`: 少于5 and no money; `none`: no page. */
type Seen = "list" | "totals" | "few" | "none";
const RULE: Readonly<Record<Grade, Readonly<Record<InternetProfile, (people: number) => Seen>>>> = {
  N: { NOTHING: () => "none", TOTALS: () => "totals", MASKED_LIST: () => "list" },
  S: {
    NOTHING: () => "none",
    TOTALS: (people) => (people < 5 ? "few" : "totals"),
    MASKED_LIST: (people) => (people < 5 ? "few" : "totals"),
  },
  SS: { NOTHING: () => "none", TOTALS: () => "none", MASKED_LIST: () => "none" },
};

const line = (change: Partial<LineForMasking>): LineForMasking => ({
  seq: 1,
  name: "司徒国强",
  organisation: false,
  minor: false,
  quantityMilli: 1_000,
  rateE4: null,
  paidFen: 10_643,
  remark: null,
  ...change,
});

function seen(grade: Grade, profile: InternetProfile, recipients: number): Seen {
  const totals = publicTotals(grade, profile, { recipients, quantityMilli: 1, paidFen: 1 }, recipients);
  if (totals === null) return "none";
  if (totals.kind === "TOO_FEW") return "few";
  return internetProfileOf(grade, profile) === "MASKED_LIST" ? "list" : "totals";
}

describe.each(GRADES)("a program of grade %s", (grade) => {
  describe.each(PROFILES)("with the profile %s", (profile) => {
    it.each(PEOPLE)("and %i people", (people) =>
      expect(seen(grade, profile, people)).toBe(RULE[grade][profile](people)),
    );
  });

  it("has no list of few people that a total could be counted back from", () => {
    for (const profile of PROFILES)
      for (const people of PEOPLE)
        if (grade !== "N" && people < 5) expect(["few", "none"]).toContain(seen(grade, profile, people));
  });
});

describe("a line of a masked list", () => {
  it.each<[string, Partial<LineForMasking>, { name: string; remark?: string | null } | null]>([
    ["an adult", {}, { name: "司***" }],
    ["somebody of two parts", { name: "阿依古丽·买买提" }, { name: "阿***·买**" }],
    ["a character beyond the basic plane", { name: "𠮷田妹" }, { name: "𠮷**" }],
    ["an organisation", { name: "示例农机合作社", organisation: true }, { name: "示例农机合作社" }],
    ["somebody under fourteen", { minor: true }, null],
    ["a remark of the closed list", { remark: "代领" }, { name: "司***", remark: "代领" }],
    // Programs may say otherwise of both: an organisation is never left out for it.
    [
      "an organisation with a remark",
      { organisation: true, name: "某社", remark: "更正" },
      { name: "某社", remark: "更正" },
    ],
  ])("%s", (_who, change, expected) => {
    const [shown] = maskLines([line(change)]);
    if (expected === null) expect(shown).toBeUndefined();
    else expect(shown).toMatchObject({ maskedName: expected.name, remark: expected.remark ?? null });
  });

  it("carries nothing but what the table of the page shows", () => {
    const more = { ...line({}), group: "一组", identityHash: "x", note: "密语", phone: "13800138000" };
    expect(Object.keys(maskLines([more])[0]!).toSorted()).toEqual(
      ["maskedName", "paidFen", "quantityMilli", "rateE4", "remark", "seq"].toSorted(),
    );
  });

  it("tells nothing of those left out by a gap in the numbers", () => {
    const lines = maskLines([
      line({}),
      line({ seq: 2, minor: true }),
      line({ seq: 3, organisation: true, name: "某社" }),
    ]);
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
