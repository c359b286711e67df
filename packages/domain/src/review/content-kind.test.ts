import { describe, expect, it } from "vitest";
import { ROLES } from "../access/viewer";
import type { Role } from "../access/viewer";
import type { Result } from "../refusal";
import { checkAct, decideAct, stepsOpenTo, stepsUnderReview } from "./act";
import type { DecidedAct } from "./act";
import type { ContentKind, ReviewedContent } from "./content";
import { roundOf } from "./content";
import type { ReviewDecision } from "./decide";
import { REVIEW_MACHINE } from "./machine";
import type { ContentState, ReviewAction } from "./machine";
import { checkPath } from "./path";
import { previewStanding } from "./preview";
import type { ReviewSettings } from "./settings";

/**
 * A kind of content that the product does not have: notices of lost property. It has no rolls, no money and no stages; one
 * clerk's word is reviewed by one person and by whoever answers for secrecy. Nothing but this file knows of it.
 */
const LOST_PROPERTY: ContentKind = {
  machine: {
    ...REVIEW_MACHINE,
    // Whoever found it may take it back, and nobody sends it out by the clock.
    RELEASED: { ...REVIEW_MACHINE.RELEASED, withdraw: ["OFFICE", "CLERK"] },
    APPROVED: { ...REVIEW_MACHINE.APPROVED, schedule: [], cancelSchedule: [] },
    DRAFT: { ...REVIEW_MACHINE.DRAFT, submit: ["CLERK"] },
    RETURNED: { ...REVIEW_MACHINE.RETURNED, submit: ["CLERK"] },
  },
  parts: ["what", "where", "picture"],
};

const SETTINGS: ReviewSettings = {
  minimumPeople: 3,
  proofReadings: 1,
  steps: [
    { step: "LOOK", name: "看一看", roles: ["FIRST_REVIEWER", "SECOND_REVIEWER"], checks: ["WORDING"] },
    { step: "SECRECY", roles: ["SECRECY_REVIEWER"], checks: ["SECRECY"], sharesWith: ["LOOK"] },
  ],
  shortPath: { minimumPeople: 2, proofReadings: 0, steps: ["SECRECY"] },
  urgentHours: 6,
};

const EDITORS = "DEPARTMENT_EDITOR OFFICE";
const REVIEWERS = "FIRST_REVIEWER SECOND_REVIEWER FINAL_REVIEWER SECRECY_REVIEWER";
const READERS = `${EDITORS} ${REVIEWERS}`;
const ALLOWED: Record<ContentState, Partial<Record<ReviewAction, string>>> = {
  DRAFT: { submit: "CLERK", withdraw: "OFFICE", preview: EDITORS },
  IN_REVIEW: { review: REVIEWERS, proofRead: READERS, withdraw: "OFFICE", preview: EDITORS },
  RETURNED: { submit: "CLERK", withdraw: "OFFICE", preview: EDITORS },
  APPROVED: { review: REVIEWERS, proofRead: READERS, release: "OFFICE", withdraw: "OFFICE", preview: EDITORS },
  RELEASED: { review: REVIEWERS, proofRead: READERS, withdraw: "OFFICE CLERK" },
  REPLACED: {},
  WITHDRAWN: { reissue: EDITORS },
  WITHHELD: { withdraw: "OFFICE" },
};
const ACTIONS = [
  "submit",
  "review",
  "proofRead",
  "release",
  "schedule",
  "cancelSchedule",
  "withdraw",
  "reissue",
  "preview",
] as const satisfies readonly ReviewAction[];

const draft: ReviewedContent = {
  state: "DRAFT",
  settings: SETTINGS,
  path: "FULL",
  acts: [],
  proofReadings: [],
  contributorIds: ["finder"],
  urgentUntil: null,
};
const NOW = new Date("2026-03-02T10:00:00+08:00");
const handIn = (content: ReviewedContent, path: ReviewedContent["path"] = "FULL"): ReviewedContent => ({
  ...content,
  state: "IN_REVIEW",
  path,
});
const approval = (step: string, more: Partial<ReviewDecision> = {}): ReviewDecision => ({
  step,
  verdict: "APPROVED",
  comment: null,
  checks: ["WORDING", "SECRECY"],
  secrecy: step === "SECRECY" ? { verdict: "PROACTIVE", reason: null } : null,
  proofRead: true,
  fieldReasons: [],
  ...more,
});
const back = (field: string): Partial<ReviewDecision> => ({
  verdict: "RETURNED",
  fieldReasons: [{ field, reason: "看不清" }],
});

/** One act as a use-case takes it: whether this person may, what it decides, and the content after it. */
function act(
  content: ReviewedContent,
  who: { readonly personId: string; readonly roles: readonly Role[] },
  decision: ReviewDecision,
  round = roundOf(content),
): Result<DecidedAct & { readonly after: ReviewedContent }> {
  const may = checkAct(LOST_PROPERTY, content, who, { round }, NOW);
  if (!may.ok) return may;
  const decided = decideAct(LOST_PROPERTY, content, who, decision);
  if (!decided.ok) return decided;
  const { personId: reviewerId } = who;
  const { step, verdict, secrecy } = decision;
  const taken = { round: roundOf(content), step, verdict, secrecy: secrecy?.verdict ?? null, reviewerId };
  return {
    ok: true,
    value: {
      ...decided.value,
      after: {
        ...content,
        state: decided.value.state,
        acts: [...content.acts, taken],
        proofReadings: decision.proofRead ? [...content.proofReadings, { round: taken.round }] : content.proofReadings,
      },
    },
  };
}
const refused = (result: Result<unknown>) => (result.ok ? null : result.refusal.refused);
const after = (result: ReturnType<typeof act>): ReviewedContent => {
  if (!result.ok) throw new Error(result.refusal.refused);
  return result.value.after;
};
const looker = { personId: "looker", roles: ["FIRST_REVIEWER"] as const };
const other = { personId: "other", roles: ["SECOND_REVIEWER"] as const };
const secrecy = { personId: "secrecy", roles: ["SECRECY_REVIEWER"] as const };

describe("states × actions × roles of a kind that is no disclosure", () => {
  const states = Object.keys(ALLOWED) as ContentState[];
  it("has a row for every state", () =>
    expect(Object.keys(LOST_PROPERTY.machine).toSorted()).toEqual(states.toSorted()));
  it.each(states.flatMap((state) => ACTIONS.flatMap((action) => ROLES.map((role) => ({ state, action, role })))))(
    "$state × $action × $role",
    ({ state, action, role }) => {
      const allowed = (ALLOWED[state][action] ?? "").split(" ").includes(role);
      expect((LOST_PROPERTY.machine[state][action] ?? []).includes(role)).toBe(allowed);
      if (action !== "review" || !allowed) return;
      expect(
        refused(checkAct(LOST_PROPERTY, { ...draft, state }, { personId: "p", roles: [role] }, { round: 1 }, NOW)),
      ).toBeNull();
    },
  );
  it.each(states.flatMap((state) => ROLES.map((role) => ({ state, role }))))(
    "an act in $state by $role is let through only where the table says so",
    ({ state, role }) => {
      const allowed = (ALLOWED[state].review ?? "").split(" ").includes(role);
      const said = refused(
        checkAct(LOST_PROPERTY, { ...draft, state }, { personId: "p", roles: [role] }, { round: 1 }, NOW),
      );
      expect(said).toBe(allowed ? null : "WRONG_STATE");
    },
  );
});

describe("its way through the engine", () => {
  it("goes out after two people other than the finder, the second for secrecy", () => {
    const looked = act(handIn(draft), looker, approval("LOOK"));
    expect(looked).toMatchObject({ value: { state: "IN_REVIEW", complete: false, approves: true } });
    const settled = act(after(looked), secrecy, approval("SECRECY"));
    expect(settled).toMatchObject({ value: { state: "APPROVED", complete: true, losesItsHour: false } });
    expect(
      previewStanding({ revokedAt: null, expiresAt: new Date(NOW.getTime() + 1) }, after(settled).state, NOW),
    ).toBe("OPEN");
  });
  it("nobody reviews own work; one person cannot do both steps where three are asked for", () => {
    expect(refused(act(handIn(draft), { personId: "finder", roles: ROLES }, approval("LOOK")))).toBe("OWN_WORK");
    const both = { personId: "looker", roles: ["FIRST_REVIEWER", "SECRECY_REVIEWER"] as const };
    expect(refused(act(after(act(handIn(draft), both, approval("LOOK"))), both, approval("SECRECY")))).toBe(
      "MORE_PEOPLE_NEEDED",
    );
  });
  it("comes back with a reason at a part of its own, never at one of another kind", () => {
    expect(refused(act(handIn(draft), looker, approval("LOOK", back("rateText"))))).toBe("INVALID_INPUT");
    const returned = act(handIn(draft), looker, approval("LOOK", back("picture")));
    expect(returned).toMatchObject({ value: { state: "RETURNED", approves: false, losesItsHour: true } });
    expect(stepsUnderReview(LOST_PROPERTY, after(returned))).toEqual([]);
    expect(stepsOpenTo(LOST_PROPERTY, after(returned), looker)).toEqual([]);
    // What was said in the round before counts no more.
    const again = handIn(after(returned));
    expect(roundOf(again)).toBe(2);
    expect(stepsOpenTo(LOST_PROPERTY, again, looker).map(({ step }) => step)).toEqual(["LOOK"]);
    expect(refused(act(again, secrecy, approval("SECRECY")))).toBe("CHANGED_MEANWHILE");
    expect(after(act(after(act(again, looker, approval("LOOK"))), secrecy, approval("SECRECY"))).state).toBe(
      "APPROVED",
    );
  });
  it("of two at once one is told, in the same round and after a return", () => {
    const looked = after(act(handIn(draft), looker, approval("LOOK")));
    expect(refused(act(looked, other, approval("LOOK")))).toBe("CHANGED_MEANWHILE");
    const returned = after(act(handIn(draft), looker, approval("LOOK", back("where"))));
    expect(refused(act(returned, other, approval("LOOK"), 1))).toBe("CHANGED_MEANWHILE");
    expect(refused(act(returned, other, approval("LOOK"), 2))).toBe("WRONG_STATE");
  });
  it("goes out urgently, and is closed by whoever sends it back or when its hours are over", () => {
    const urgent = handIn(draft, "URGENT");
    const shared = { personId: "looker", roles: ["FIRST_REVIEWER", "SECRECY_REVIEWER"] as const };
    const looked = act(urgent, looker, approval("LOOK"));
    expect(looked).toMatchObject({ value: { state: "IN_REVIEW" } });
    expect(act(urgent, shared, approval("SECRECY"))).toMatchObject({ value: { state: "IN_REVIEW" } });
    const out: ReviewedContent = { ...after(looked), state: "RELEASED", urgentUntil: new Date(NOW.getTime() + 1000) };
    expect(act(out, secrecy, approval("SECRECY", back("what")))).toMatchObject({
      value: { state: "WITHDRAWN", closes: true },
    });
    expect(refused(act({ ...out, urgentUntil: NOW }, secrecy, approval("SECRECY")))).toBe("WRONG_STATE");
  });
  it("takes the short path where its like was let out before", () => {
    const facts = { settings: SETTINGS, number: 1, returnedBefore: false, layoutKnown: true };
    expect(refused(checkPath(facts, "SHORT", null))).toBeNull();
    expect(refused(checkPath({ ...facts, layoutKnown: false }, "SHORT", null))).toBe("SHORT_PATH_UNAVAILABLE");
    expect(after(act(handIn(draft, "SHORT"), secrecy, approval("SECRECY"))).state).toBe("APPROVED");
  });
});
