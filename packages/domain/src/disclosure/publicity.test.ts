import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicityOf } from "./publicity";
import type { PublicEdition, PublicityFacts, ScopeInForce } from "./publicity";
import type { Reach } from "../program/frozen-settings";
import type { Scope } from "./scope";

const at = (day: string, hour = 10): Date => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);
const list: Scope = { audience: "EVERYONE", unitIds: [], profile: "MASKED_LIST" };
const totals: Scope = { ...list, profile: "TOTALS" };
const named: Scope = { audience: "NAMED_UNITS", unitIds: ["a"], profile: "MASKED_LIST" };

const reach: Reach = { grade: "N", internetProfile: "MASKED_LIST", internetTermDays: 30 };
const edition = (
  number: number,
  releasedAt: Date,
  closed: PublicEdition["closed"] = null,
  submitted: Reach = reach,
): PublicEdition => ({
  number,
  releasedAt,
  reach: submitted,
  closed,
});
const since = (when: Date, scope: Scope, reason: string | null = null): ScopeInForce => ({ at: when, scope, reason });
const facts = (more: Partial<PublicityFacts>): PublicityFacts => ({
  editions: [],
  scopes: [since(at("2026-11-02"), list)],
  programs: [],
  ...more,
});
/** Edition, from–to in days, what the internet could show, why it ended. */
const told = (given: Partial<PublicityFacts>, today = "2026-11-20") =>
  publicityOf(facts(given), at(today)).map(
    ({ edition: number, from, to, scope, internet, ended, reason }) =>
      `${number} ${day(from)}–${to === null ? "" : day(to)} ${scope.audience} ${internet} ${ended ?? "-"}${reason === null ? "" : ` ${reason}`}`,
  );
const day = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 10);
const first = edition(1, at("2026-11-02"));

describe("what was public, when, to whom", () => {
  it("nothing before the first release", () => expect(told({})).toEqual([]));
  it("goes on", () => expect(told({ editions: [first] })).toEqual(["1 11-02– EVERYONE MASKED_LIST -"]));
  it("a correction: one ends where the next begins", () =>
    expect(
      told({
        editions: [
          edition(1, at("2026-11-02"), { at: at("2026-11-09"), why: "REPLACED", reason: null }),
          edition(2, at("2026-11-09")),
        ],
      }),
    ).toEqual(["1 11-02–11-09 EVERYONE MASKED_LIST REPLACED", "2 11-09– EVERYONE MASKED_LIST -"]));
  it.each(["IN_ERROR", "ENDED", "LAPSED"] as const)("withdrawn: %s, with its reason; nothing until the next", (why) =>
    expect(
      told({
        editions: [
          edition(1, at("2026-11-02"), { at: at("2026-11-04"), why, reason: "名单有误" }),
          edition(2, at("2026-11-09")),
        ],
      }),
    ).toEqual([`1 11-02–11-04 EVERYONE MASKED_LIST ${why} 名单有误`, "2 11-09– EVERYONE MASKED_LIST -"]),
  );
  it("a change of scope ends an interval and says why; what changes nothing does not", () =>
    expect(
      told({
        editions: [first],
        scopes: [
          since(at("2026-11-02"), list),
          since(at("2026-11-03"), list, "没有变化"),
          since(at("2026-11-05"), totals, "名单不宜上网"),
          since(at("2026-11-06"), named, "只涉及一社"),
        ],
      }),
    ).toEqual([
      "1 11-02–11-05 EVERYONE MASKED_LIST SCOPE 名单不宜上网",
      "1 11-05–11-06 EVERYONE TOTALS SCOPE 只涉及一社",
      "1 11-06– NAMED_UNITS NOTHING -",
    ]));
  it("a change before the release, or after the end, is none of its own", () =>
    expect(
      told({
        editions: [edition(1, at("2026-11-04"), { at: at("2026-11-06"), why: "ENDED", reason: null })],
        scopes: [since(at("2026-11-02"), list), since(at("2026-11-03"), totals), since(at("2026-11-08"), named)],
      }),
    ).toEqual(["1 11-04–11-06 EVERYONE TOTALS ENDED"]));
  it("the internet's term: a list closes to totals the day after its last one, totals stay", () => {
    expect(told({ editions: [first] }, "2026-12-02")).toEqual(["1 11-02– EVERYONE MASKED_LIST -"]);
    expect(told({ editions: [first] }, "2026-12-03")).toEqual([
      "1 11-02–12-03 EVERYONE MASKED_LIST TERM",
      "1 12-03– EVERYONE TOTALS -",
    ]);
    expect(told({ editions: [first], scopes: [since(at("2026-11-02"), totals)] }, "2026-12-20")).toEqual([
      "1 11-02– EVERYONE TOTALS -",
    ]);
  });
  it("sensitive programs never show a list, whatever the profile says", () =>
    expect(told({ editions: [edition(1, at("2026-11-02"), null, { ...reach, grade: "S" })] })).toEqual([
      "1 11-02– EVERYONE TOTALS -",
    ]));
  it("a program that shows less than it did ends an interval and says why; back again it shows what was submitted", () => {
    const programs = [
      { at: at("2026-10-01"), reach, reason: null },
      { at: at("2026-11-04"), reach: { ...reach, internetProfile: "TOTALS" as const }, reason: "名单一律不上网" },
      { at: at("2026-11-06"), reach: { ...reach, grade: "SS" as const }, reason: "涉及未成年人" },
      { at: at("2026-11-08"), reach, reason: "改错了" },
    ];
    expect(told({ editions: [first], programs })).toEqual([
      "1 11-02–11-04 EVERYONE MASKED_LIST PROGRAM 名单一律不上网",
      "1 11-04–11-06 EVERYONE TOTALS PROGRAM 涉及未成年人",
      "1 11-06–11-08 EVERYONE NOTHING PROGRAM 改错了",
      "1 11-08– EVERYONE MASKED_LIST -",
    ]);
    expect(told({ editions: [first], programs, scopes: [since(at("2026-11-02"), named)] })).toEqual([
      "1 11-02– NAMED_UNITS NOTHING -",
    ]);
  });
  it("a program that was stricter before, or shows more now, changes nothing of what was submitted under its own", () => {
    const wide = { ...reach, internetTermDays: 900 };
    const programs = [{ at: at("2026-11-04"), reach: wide, reason: "保留更久" }];
    expect(told({ editions: [first], programs }, "2026-12-03")).toEqual([
      "1 11-02–12-03 EVERYONE MASKED_LIST TERM",
      "1 12-03– EVERYONE TOTALS -",
    ]);
  });
  it("a shorter term closes a list when it is over, or at once", () => {
    const from = (day: string, days: number) => [
      { at: at(day), reach: { ...reach, internetTermDays: days }, reason: "缩短" },
    ];
    expect(told({ editions: [first], programs: from("2026-11-04", 7) })).toEqual([
      "1 11-02–11-10 EVERYONE MASKED_LIST TERM",
      "1 11-10– EVERYONE TOTALS -",
    ]);
    expect(told({ editions: [first], programs: from("2026-11-14", 7) })).toEqual([
      "1 11-02–11-14 EVERYONE MASKED_LIST PROGRAM 缩短",
      "1 11-14– EVERYONE TOTALS -",
    ]);
  });
  it("intervals of an edition follow each other without gap or overlap, whatever happened", () => {
    const hours = fc.integer({ min: 1, max: 2_000 });
    const scope = fc.constantFrom(list, totals, named);
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, scope)), hours, fc.boolean(), hours, (changes, end, ends, days) => {
        const start = at("2026-11-02").getTime();
        const hour = (count: number): Date => new Date(start + count * 3_600_000);
        const now = hour(3_000);
        const closed = ends ? ({ at: hour(end), why: "ENDED", reason: null } as const) : null;
        const intervals = publicityOf(
          facts({
            editions: [edition(1, at("2026-11-02"), closed)],
            scopes: [
              since(at("2026-11-02"), list),
              ...changes
                .map(([count, each]) => since(hour(count), each))
                .toSorted((one, other) => one.at.getTime() - other.at.getTime()),
            ],
            programs: [{ at: hour(days), reach: { ...reach, internetTermDays: days % 40 }, reason: null }],
          }),
          now,
        );
        expect(intervals[0]!.from.getTime()).toBe(start);
        expect(intervals.at(-1)!.to).toEqual(closed?.at ?? null);
        for (const [index, interval] of intervals.slice(1).entries()) {
          expect(interval.from).toEqual(intervals[index]!.to);
          expect(interval.from.getTime()).toBeGreaterThan(intervals[index]!.from.getTime());
        }
      }),
    );
  });
});
