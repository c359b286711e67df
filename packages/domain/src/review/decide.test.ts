import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import type { Role } from "../access/viewer";
import { decideReview, isReleasable, openSteps, stepsFor } from "./decide";
import type { ReviewDecision } from "./decide";
import type { ReviewAct, ReviewFacts, ReviewPath } from "./facts";
import { AFTER_REVIEW } from "./machine";
import { DEFAULT_REVIEW_SETTINGS, REVIEWER_ROLES, REVIEW_CHECKS } from "./settings";
import type { ReviewSettings } from "./settings";

/** One reviewer and one for secrecy, in any order of people: the least there is. */
const LEAST: ReviewSettings = {
  minimumPeople: 2,
  proofReadings: 0,
  steps: [
    { step: "REVIEW", roles: ["FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER"], checks: ["WORDING"] },
    { step: "SECRECY", roles: ["SECRECY_REVIEWER"], checks: [], sharesWith: ["REVIEW"] },
  ],
  shortPath: null,
  urgentHours: null,
};

/** Secrecy first, by a hand of its own; then two reviews; four people. */
const STRICT: ReviewSettings = {
  minimumPeople: 4,
  proofReadings: 1,
  steps: [
    { step: "SECRECY", roles: ["SECRECY_REVIEWER", "FINAL_REVIEWER"], checks: ["SECRECY"] },
    { step: "FIRST", roles: ["FIRST_REVIEWER"], checks: ["POLITICAL", "LEGAL"] },
    { step: "FINAL", roles: ["FINAL_REVIEWER"], checks: [...REVIEW_CHECKS] },
  ],
  shortPath: null,
  urgentHours: 12,
};

const act = (step: string, more: Partial<ReviewAct> = {}): ReviewAct => ({
  step,
  reviewerId: `reviewer of ${step}`,
  verdict: "APPROVED",
  secrecy: step === "SECRECY" ? "PROACTIVE" : null,
  ...more,
});

const facts = (settings: ReviewSettings, done: readonly string[], more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  settings,
  path: "FULL",
  acts: done.map((step) => act(step)),
  contributorIds: ["author", "submitter"],
  proofReadings: 3,
  ...more,
});

const decision = (step: string, more: Partial<ReviewDecision> = {}): ReviewDecision => ({
  step,
  verdict: "APPROVED",
  comment: null,
  checks: REVIEW_CHECKS,
  secrecy: step === "SECRECY" ? { verdict: "PROACTIVE", reason: null } : null,
  proofRead: false,
  fieldReasons: [],
  ...more,
});
const GIVES = { secrecy: { verdict: "PROACTIVE", reason: null } } as const;
const ACTIONS = {
  approve: {},
  approveWithSecrecy: GIVES,
  withhold: { secrecy: { verdict: "NOT_PUBLIC", reason: "涉及个人隐私" } },
  sendBack: { verdict: "RETURNED", comment: "金额有误" },
} as const satisfies Record<string, Partial<ReviewDecision>>;
type Action = keyof typeof ACTIONS;

/**
 * Of each setting: where it waits → action → the roles that may, and what it leads to. What is not listed is refused.
 */
type Table = Readonly<Record<string, { done: readonly string[] } & Partial<Record<Action, readonly [string, string]>>>>;
const [FIRST, SECOND, FINAL, SECRECY] = REVIEWER_ROLES;
const ANY_REVIEW = `${FIRST} ${SECOND} ${FINAL}`;

const TABLES: readonly (readonly [string, ReviewSettings, Table])[] = [
  [
    "the default",
    DEFAULT_REVIEW_SETTINGS,
    {
      FIRST: { done: [], approve: [FIRST, "IN_REVIEW"], sendBack: [FIRST, "RETURNED"] },
      SECOND: { done: ["FIRST"], approve: [SECOND, "IN_REVIEW"], sendBack: [SECOND, "RETURNED"] },
      FINAL: { done: ["FIRST", "SECOND"], approve: [FINAL, "IN_REVIEW"], sendBack: [FINAL, "RETURNED"] },
      SECRECY: {
        done: ["FIRST", "SECOND", "FINAL"],
        approve: [SECRECY, "APPROVED"],
        approveWithSecrecy: [SECRECY, "APPROVED"],
        withhold: [SECRECY, "WITHHELD"],
        sendBack: [SECRECY, "RETURNED"],
      },
    },
  ],
  [
    "one review and secrecy",
    LEAST,
    {
      REVIEW: { done: [], approve: [ANY_REVIEW, "IN_REVIEW"], sendBack: [ANY_REVIEW, "RETURNED"] },
      SECRECY: {
        done: ["REVIEW"],
        approve: [SECRECY, "APPROVED"],
        approveWithSecrecy: [SECRECY, "APPROVED"],
        withhold: [SECRECY, "WITHHELD"],
        sendBack: [SECRECY, "RETURNED"],
      },
    },
  ],
  [
    "secrecy first",
    STRICT,
    {
      SECRECY: {
        done: [],
        approve: [`${SECRECY} ${FINAL}`, "IN_REVIEW"],
        approveWithSecrecy: [`${SECRECY} ${FINAL}`, "IN_REVIEW"],
        withhold: [`${SECRECY} ${FINAL}`, "WITHHELD"],
        sendBack: [`${SECRECY} ${FINAL}`, "RETURNED"],
      },
      FIRST: { done: ["SECRECY"], approve: [FIRST, "IN_REVIEW"], sendBack: [FIRST, "RETURNED"] },
      FINAL: { done: ["SECRECY", "FIRST"], approve: [FINAL, "APPROVED"], sendBack: [FINAL, "RETURNED"] },
    },
  ],
];

describe.each(TABLES)("waiting step × action × role: %s", (_name, settings, table) => {
  const cells = Object.entries(table).flatMap(([waiting, row]) =>
    (Object.keys(ACTIONS) as Action[]).flatMap((action) => ROLES.map((role) => ({ waiting, row, action, role }))),
  );
  it("has a row for every step", () =>
    expect(Object.keys(table).toSorted()).toEqual(settings.steps.map(({ step }) => step).toSorted()));
  it.each(cells)("$waiting × $action × $role", ({ waiting, row, action, role }) => {
    const decided = decideReview(
      facts(settings, row.done),
      { personId: "reviewer", roles: [role] },
      decision(waiting, ACTIONS[action]),
    );
    const [roles, outcome] = row[action] ?? ["", ""];
    if (roles.split(" ").includes(role)) expect(decided).toMatchObject({ ok: true, value: { outcome } });
    else expect(decided).toMatchObject({ ok: false, refusal: { refused: "NOT_ALLOWED" } });
  });
  it.each(Object.entries(table))("at %s every other step is refused", (waiting, { done }) => {
    for (const { step } of settings.steps.filter((other) => other.step !== waiting))
      expect(decideReview(facts(settings, done), { personId: "reviewer", roles: ROLES }, decision(step))).toMatchObject(
        { ok: false, refusal: { refused: "CHANGED_MEANWHILE" } },
      );
  });
  it("nobody reviews own work, whatever the roles", () => {
    for (const [waiting, { done }] of Object.entries(table))
      for (const personId of ["author", "submitter"]) {
        const own = facts(settings, done);
        expect(decideReview(own, { personId, roles: ROLES }, decision(waiting))).toMatchObject({
          refusal: { refused: "OWN_WORK" },
        });
        expect(stepsFor(own, personId, ROLES)).toEqual([]);
      }
  });
});

const by = (personId: string, ...roles: Role[]) => ({ personId, roles });
const refused = (result: ReturnType<typeof decideReview>) => (result.ok ? result.value : result.refusal.refused);

describe("the secrecy verdict", () => {
  const atSecond = facts(DEFAULT_REVIEW_SETTINGS, ["FIRST"]);
  it("shares an act with the second or final review, by somebody appointed for both", () => {
    expect(refused(decideReview(atSecond, by("p", SECOND), decision("SECOND", GIVES)))).toBe("NOT_ALLOWED");
    const shared = decideReview(atSecond, by("p", SECOND, SECRECY), decision("SECOND", GIVES));
    expect(shared).toMatchObject({ value: { outcome: "IN_REVIEW" } });
    const after = facts(DEFAULT_REVIEW_SETTINGS, [], {
      acts: [act("FIRST"), act("SECOND", { secrecy: "PROACTIVE" })],
    });
    expect(openSteps(after).map(({ step }) => step)).toEqual(["FINAL"]);
    expect(refused(decideReview(after, by("q", FINAL), decision("FINAL")))).toEqual({
      outcome: "APPROVED",
      complete: true,
    });
  });
  it("never shares one with the first", () => {
    const start = facts(DEFAULT_REVIEW_SETTINGS, []);
    expect(refused(decideReview(start, by("p", FIRST, SECRECY), decision("FIRST", GIVES)))).toBe("NOT_ALLOWED");
  });
  it("is asked for at its step, and has a reason when it closes", () => {
    const atSecrecy = facts(DEFAULT_REVIEW_SETTINGS, ["FIRST", "SECOND", "FINAL"]);
    const secrecy = by("p", SECRECY);
    expect(refused(decideReview(atSecrecy, secrecy, decision("SECRECY", { secrecy: null })))).toBe(
      "SECRECY_VERDICT_MISSING",
    );
    for (const verdict of ["ON_REQUEST", "NOT_PUBLIC"] as const)
      expect(
        refused(decideReview(atSecrecy, secrecy, decision("SECRECY", { secrecy: { verdict, reason: " " } }))),
      ).toBe("REASON_REQUIRED");
  });
});

describe("distinct people", () => {
  const all = [FIRST, SECOND, FINAL, SECRECY];
  it("one reviewer with every role cannot do it alone, but two can", () => {
    const one = facts(DEFAULT_REVIEW_SETTINGS, [], { acts: [act("FIRST", { reviewerId: "a" })] });
    expect(refused(decideReview(one, by("a", ...all), decision("SECOND")))).toMatchObject({ outcome: "IN_REVIEW" });
    const two = facts(DEFAULT_REVIEW_SETTINGS, [], {
      acts: [act("FIRST", { reviewerId: "a" }), act("SECOND", { reviewerId: "a" })],
    });
    expect(refused(decideReview(two, by("a", ...all), decision("FINAL", GIVES)))).toBe("MORE_PEOPLE_NEEDED");
    expect(stepsFor(two, "a", all).map(({ step }) => step)).toEqual(["FINAL"]);
    const three = facts(DEFAULT_REVIEW_SETTINGS, [], {
      acts: ["FIRST", "SECOND", "FINAL"].map((step) => act(step, { reviewerId: "a" })),
    });
    expect(stepsFor(three, "a", all)).toEqual([]);
    expect(refused(decideReview(three, by("a", ...all), decision("SECRECY")))).toBe("MORE_PEOPLE_NEEDED");
    expect(refused(decideReview(three, by("b", ...all), decision("SECRECY")))).toMatchObject({ outcome: "APPROVED" });
  });
  it("counts the author once, however many hands the draft went through", () => {
    const last = facts(STRICT, [], {
      acts: [act("SECRECY", { reviewerId: "a" }), act("FIRST", { reviewerId: "b" })],
      contributorIds: ["author", "submitter", "helper"],
    });
    expect(refused(decideReview(last, by("a", FINAL), decision("FINAL")))).toBe("MORE_PEOPLE_NEEDED");
    expect(refused(decideReview(last, by("c", FINAL), decision("FINAL")))).toMatchObject({ outcome: "APPROVED" });
  });
});

describe("checks, proof-readings and reasons", () => {
  it("every check of the step is ticked before it is approved, none for a return", () => {
    const start = facts(DEFAULT_REVIEW_SETTINGS, []);
    for (const check of REVIEW_CHECKS) {
      const checks = REVIEW_CHECKS.filter((other) => other !== check);
      expect(decideReview(start, by("p", FIRST), decision("FIRST", { checks }))).toMatchObject({
        refusal: { refused: "CHECKS_MISSING", details: { checks: check } },
      });
    }
    const back = decision("FIRST", { checks: [], verdict: "RETURNED", comment: "有误" });
    expect(refused(decideReview(start, by("p", FIRST), back))).toMatchObject({ outcome: "RETURNED" });
  });
  it("the last approval waits for the proof-readings; its own counts", () => {
    const last = facts(DEFAULT_REVIEW_SETTINGS, ["FIRST", "SECOND", "FINAL"], { proofReadings: 2 });
    expect(refused(decideReview(last, by("p", SECRECY), decision("SECRECY")))).toBe("PROOF_READINGS_MISSING");
    expect(refused(decideReview(last, by("p", SECRECY), decision("SECRECY", { proofRead: true })))).toMatchObject({
      outcome: "APPROVED",
    });
  });
  it.each<[string, Partial<ReviewDecision>, string | object]>([
    ["nothing said", {}, "REASON_REQUIRED"],
    ["an empty reason at a field", { fieldReasons: [{ field: "basis", reason: " " }] }, "REASON_REQUIRED"],
    ["a reason at a field", { fieldReasons: [{ field: "basis", reason: "文号错" }] }, { outcome: "RETURNED" }],
    ["a reason for the whole", { comment: "有误" }, { outcome: "RETURNED" }],
  ])("a return with %s", (_name, more, expected) => {
    const decided = refused(
      decideReview(
        facts(DEFAULT_REVIEW_SETTINGS, []),
        by("p", FIRST),
        decision("FIRST", { verdict: "RETURNED", ...more }),
      ),
    );
    if (typeof expected === "string") expect(decided).toBe(expected);
    else expect(decided).toMatchObject(expected);
  });
});

describe("the paths", () => {
  const open = (path: ReviewPath, acts: readonly ReviewAct[]) =>
    openSteps(facts(DEFAULT_REVIEW_SETTINGS, [], { path, acts })).map(({ step }) => step);
  const releasable = (path: ReviewPath, acts: readonly ReviewAct[]) =>
    isReleasable(facts(DEFAULT_REVIEW_SETTINGS, [], { path, acts }));
  it("short: the final review and secrecy, one after the other or in one act; two people at least", () => {
    expect(open("SHORT", [])).toEqual(["FINAL"]);
    expect(open("SHORT", [act("FINAL")])).toEqual(["SECRECY"]);
    const start = facts(DEFAULT_REVIEW_SETTINGS, [], { path: "SHORT", proofReadings: 1 });
    expect(refused(decideReview(start, by("p", FINAL, SECRECY), decision("FINAL", GIVES)))).toEqual({
      outcome: "APPROVED",
      complete: true,
    });
  });
  it("urgent: any step first; out with one review and the secrecy verdict; the rest stays open", () => {
    expect(open("URGENT", [])).toEqual(["FIRST", "SECOND", "FINAL", "SECRECY"]);
    const one = [act("FINAL")];
    expect(releasable("URGENT", one)).toBe(false);
    expect(releasable("URGENT", [act("SECRECY")])).toBe(false);
    const both = [...one, act("SECRECY")];
    expect(releasable("URGENT", both)).toBe(true);
    expect(open("URGENT", both)).toEqual(["FIRST", "SECOND"]);
    expect(releasable("FULL", both)).toBe(false);
  });
  it("urgent: not complete before everybody has approved", () => {
    const last = facts(DEFAULT_REVIEW_SETTINGS, ["FINAL", "SECRECY", "FIRST"], { path: "URGENT" });
    expect(refused(decideReview(last, by("p", SECOND), decision("SECOND")))).toEqual({
      outcome: "APPROVED",
      complete: true,
    });
    const before = facts(DEFAULT_REVIEW_SETTINGS, ["FINAL", "SECRECY"], { path: "URGENT" });
    expect(refused(decideReview(before, by("p", FIRST), decision("FIRST")))).toEqual({
      outcome: "APPROVED",
      complete: false,
    });
  });
});

describe("state × outcome", () => {
  it.each([
    ["IN_REVIEW", "IN_REVIEW", "IN_REVIEW"],
    ["IN_REVIEW", "APPROVED", "APPROVED"],
    ["IN_REVIEW", "RETURNED", "RETURNED"],
    ["IN_REVIEW", "WITHHELD", "WITHHELD"],
    ["APPROVED", "APPROVED", "APPROVED"],
    ["APPROVED", "RETURNED", "RETURNED"],
    ["RELEASED", "APPROVED", "RELEASED"],
    ["RELEASED", "RETURNED", "WITHDRAWN"],
    ["RELEASED", "WITHHELD", "WITHDRAWN"],
  ] as const)("%s × %s → %s", (state, outcome, next) => expect(AFTER_REVIEW[state]![outcome]).toBe(next));
});
