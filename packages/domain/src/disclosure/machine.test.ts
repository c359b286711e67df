import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import type { Role, Viewer } from "../access/viewer";
import { DEFAULT_REVIEW_STEPS } from "../program/program";
import { DISCLOSURE_MACHINE, afterReview, holdsStep, isOwnWork, rolesForDisclosure } from "./machine";
import type { DisclosureAction, DisclosureState, ReviewFacts } from "./machine";
import { checkControlTotal } from "./control-total";

const EDITORS = "DEPARTMENT_EDITOR OFFICE";
const REVIEWERS = "FIRST_REVIEWER SECOND_REVIEWER FINAL_REVIEWER SECRECY_REVIEWER";
const ALLOWED: Record<DisclosureState, Partial<Record<DisclosureAction, string>>> = {
  WAITING: { import: EDITORS },
  DRAFT: { import: EDITORS, explainTotal: EDITORS, submit: EDITORS },
  IN_REVIEW: { review: REVIEWERS },
  RETURNED: { import: EDITORS, explainTotal: EDITORS, submit: EDITORS },
  APPROVED: { release: "OFFICE" },
  RELEASED: { correct: EDITORS, print: "OFFICE" },
  REPLACED: {},
  WITHDRAWN: {},
};
const ACTIONS = ["import", "correct", "explainTotal", "submit", "review", "release", "print"] as const;

describe("states × actions × roles", () => {
  const states = Object.keys(ALLOWED) as DisclosureState[];
  it("covers every state", () => expect(Object.keys(DISCLOSURE_MACHINE).toSorted()).toEqual(states.toSorted()));
  it.each(states.flatMap((state) => ACTIONS.flatMap((action) => ROLES.map((role) => ({ state, action, role })))))(
    "$state × $action × $role",
    ({ state, action, role }) => {
      const expected = (ALLOWED[state][action] ?? "").split(" ").includes(role);
      expect(rolesForDisclosure(state, action).includes(role)).toBe(expected);
    },
  );
});

describe("review", () => {
  const facts: ReviewFacts = {
    steps: DEFAULT_REVIEW_STEPS,
    reviewStep: 0,
    authorId: "author",
    submittedById: "submitter",
    reviewerIds: [],
  };
  const three: ReviewFacts = {
    ...facts,
    steps: [
      { step: "FIRST", roles: ["FIRST_REVIEWER"] },
      { step: "SECOND", roles: ["SECOND_REVIEWER"] },
      { step: "FINAL", roles: ["FINAL_REVIEWER"] },
    ],
  };
  const viewer = (role: Role, subdistrictId = "street"): Viewer => ({
    personId: "reviewer",
    name: "某人",
    appointments: [{ id: "a", role, unitId: "street", subdistrictId }],
  });
  it("is never of own work, and no person takes two steps", () => {
    expect(isOwnWork(facts, "author")).toBe(true);
    expect(isOwnWork(facts, "submitter")).toBe(true);
    expect(isOwnWork({ ...facts, reviewerIds: ["reviewer"] }, "reviewer")).toBe(true);
    expect(isOwnWork(facts, "reviewer")).toBe(false);
  });
  it("is for the step's own reviewers, of this subdistrict", () => {
    expect(holdsStep(three, viewer("FIRST_REVIEWER"), "street")).toBe(true);
    expect(holdsStep(three, viewer("SECOND_REVIEWER"), "street")).toBe(false);
    expect(holdsStep({ ...three, reviewStep: 1 }, viewer("SECOND_REVIEWER"), "street")).toBe(true);
    expect(holdsStep(three, viewer("FIRST_REVIEWER", "another"), "street")).toBe(false);
  });
  it("goes on step by step, and back to the start from any", () => {
    expect(afterReview(three, "APPROVED")).toEqual({ state: "IN_REVIEW", reviewStep: 1 });
    expect(afterReview({ ...three, reviewStep: 2 }, "APPROVED")).toEqual({ state: "APPROVED", reviewStep: 2 });
    expect(afterReview({ ...three, reviewStep: 2 }, "RETURNED")).toEqual({ state: "RETURNED", reviewStep: 0 });
    expect(afterReview(facts, "APPROVED")).toEqual({ state: "APPROVED", reviewStep: 0 });
  });
});

describe("the control total", () => {
  const facts = { lineCount: 37, paidFen: 2_507_063, dueFen: 2_507_063, controlTotalFen: 2_507_063, explanation: null };
  it.each([
    ["fits", {}, false],
    ["differs by rounding", { controlTotalFen: 2_507_063 - 19 }, false],
    ["differs by more", { controlTotalFen: 2_507_063 - 20 }, true],
    ["differs by more, explained", { controlTotalFen: 1, explanation: "一户退回" }, false],
    ["blank explanation", { controlTotalFen: 1, explanation: "  " }, true],
    ["no total", { controlTotalFen: null }, false],
  ])("%s", (_name, change, blocks) => expect(checkControlTotal({ ...facts, ...change }).blocks).toBe(blocks));
  it("is of what was due where that is what the roll totals", () => {
    const returned = { ...facts, paidFen: 2_400_000 };
    expect(checkControlTotal(returned)).toMatchObject({ blocks: false, differenceFen: 0 });
    expect(checkControlTotal({ ...returned, controlTotalFen: 2_400_000 }).blocks).toBe(false);
    expect(checkControlTotal({ ...returned, controlTotalFen: 2_450_000 }).blocks).toBe(true);
  });
  it("allows at least 5 fen", () => {
    expect(checkControlTotal({ ...facts, lineCount: 1, controlTotalFen: 2_507_058 }).blocks).toBe(false);
    expect(checkControlTotal({ ...facts, lineCount: 1, controlTotalFen: 2_507_057 }).blocks).toBe(true);
  });
});
