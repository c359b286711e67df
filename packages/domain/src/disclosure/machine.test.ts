import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import { DISCLOSURE_MACHINE, rolesForDisclosure } from "./machine";
import type { DisclosureAction, DisclosureState } from "./machine";
import { checkControlTotal } from "./control-total";

const EDITORS = "DEPARTMENT_EDITOR OFFICE";
const REVIEWERS = "FIRST_REVIEWER SECOND_REVIEWER FINAL_REVIEWER SECRECY_REVIEWER";
const PROOF_READERS = `${EDITORS} ${REVIEWERS}`;
const ALLOWED: Record<DisclosureState, Partial<Record<DisclosureAction, string>>> = {
  WAITING: { import: EDITORS, changeScope: "OFFICE" },
  DRAFT: {
    import: EDITORS,
    explainTotal: EDITORS,
    acceptNumbers: REVIEWERS,
    submit: EDITORS,
    withdraw: "OFFICE",
    changeScope: "OFFICE",
    preview: EDITORS,
    askCorrection: "OFFICE",
    correctLine: EDITORS,
  },
  IN_REVIEW: {
    askCorrection: "OFFICE",
    review: REVIEWERS,
    proofRead: PROOF_READERS,
    withdraw: "OFFICE",
    changeScope: "OFFICE",
    preview: EDITORS,
  },
  RETURNED: {
    import: EDITORS,
    explainTotal: EDITORS,
    acceptNumbers: REVIEWERS,
    submit: EDITORS,
    withdraw: "OFFICE",
    changeScope: "OFFICE",
    preview: EDITORS,
    askCorrection: "OFFICE",
    correctLine: EDITORS,
  },
  APPROVED: {
    askCorrection: "OFFICE",
    review: REVIEWERS,
    proofRead: PROOF_READERS,
    release: "OFFICE",
    schedule: "OFFICE",
    cancelSchedule: "OFFICE",
    withdraw: "OFFICE",
    changeScope: "OFFICE",
    preview: EDITORS,
  },
  RELEASED: {
    review: REVIEWERS,
    proofRead: PROOF_READERS,
    correct: EDITORS,
    print: "OFFICE",
    withdraw: "OFFICE",
    changeScope: "OFFICE",
    closeStage: "OFFICE",
    askCorrection: "OFFICE CLERK",
    correctLine: EDITORS,
  },
  REPLACED: {},
  WITHDRAWN: { correct: EDITORS, reissue: EDITORS, changeScope: "OFFICE" },
  WITHHELD: { correct: EDITORS, withdraw: "OFFICE", changeScope: "OFFICE" },
};
const ACTIONS = [
  "import",
  "correct",
  "explainTotal",
  "acceptNumbers",
  "submit",
  "review",
  "proofRead",
  "release",
  "schedule",
  "cancelSchedule",
  "withdraw",
  "reissue",
  "changeScope",
  "print",
  "preview",
  "closeStage",
  "askCorrection",
  "correctLine",
] as const satisfies readonly DisclosureAction[];

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

describe("the control total", () => {
  const facts = {
    lineCount: 37,
    paidFen: 2_507_063,
    dueFen: 2_507_063,
    controlTotalFen: 2_507_063,
    subtotalsFit: true,
    explanation: null,
  };
  it.each([
    ["fits", {}, false],
    ["differs by rounding", { controlTotalFen: 2_507_063 - 19 }, false],
    ["differs by more", { controlTotalFen: 2_507_063 - 20 }, true],
    ["differs by more, explained", { controlTotalFen: 1, explanation: "一户退回" }, false],
    ["blank explanation", { controlTotalFen: 1, explanation: "  " }, true],
    ["no total", { controlTotalFen: null }, false],
    ["no total, and a subtotal differs", { controlTotalFen: null, subtotalsFit: false }, true],
    ["the same, explained", { controlTotalFen: null, subtotalsFit: false, explanation: "小计漏了一户" }, false],
    ["fits, whatever a subtotal says", { subtotalsFit: false }, false],
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
