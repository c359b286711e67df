import type { Role } from "../access/viewer";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import { demandsOf, stepsOf } from "./facts";
import type { ReviewFacts, SecrecyVerdict } from "./facts";
import { SECRECY_STEP } from "./settings";
import type { ReviewCheck, ReviewStep } from "./settings";

/** Steps nobody has decided yet, in their order. */
export function pendingSteps(facts: ReviewFacts): readonly ReviewStep[] {
  const secrecyGiven = facts.acts.some((act) => act.secrecy !== null);
  const done = new Set(facts.acts.map((act) => act.step));
  return stepsOf(facts).filter(({ step }) => !done.has(step) && !(step === SECRECY_STEP && secrecyGiven));
}

/** Steps that may be decided now: the next one; of urgent content, whichever comes first. */
export const openSteps = (facts: ReviewFacts): readonly ReviewStep[] =>
  facts.path === "URGENT" ? pendingSteps(facts) : pendingSteps(facts).slice(0, 1);

/** Nobody reviews own work. */
export const isOwnWork = (facts: ReviewFacts, personId: string): boolean => facts.contributorIds.includes(personId);

/**
 * Whether enough people would be left to reach the minimum if this person took one more act: whoever has decided a step
 * may decide a later one only while the steps that remain can bring the missing people.
 */
export function leavesEnoughPeople(facts: ReviewFacts, personId: string, stepsTaken: number): boolean {
  const people = new Set([...facts.acts.map((act) => act.reviewerId), personId]);
  // The author is one of them, however many hands the draft went through.
  const remaining = pendingSteps(facts).length - stepsTaken;
  return 1 + people.size + Math.max(0, remaining) >= demandsOf(facts).minimumPeople;
}

const holds = (step: ReviewStep, roles: readonly Role[]): boolean => step.roles.some((role) => roles.includes(role));

/** Whether the act at this step may carry the secrecy verdict too, by somebody with these roles. */
export function maySettleSecrecy(facts: ReviewFacts, step: string, roles: readonly Role[]): boolean {
  const secrecy = pendingSteps(facts).find((pending) => pending.step === SECRECY_STEP);
  if (secrecy === undefined || !holds(secrecy, roles)) return false;
  return step === SECRECY_STEP || (secrecy.sharesWith ?? []).includes(step);
}

/** The steps somebody with these roles may decide now; empty for the content's own people. */
export const stepsFor = (facts: ReviewFacts, personId: string, roles: readonly Role[]): readonly ReviewStep[] =>
  isOwnWork(facts, personId)
    ? []
    : openSteps(facts).filter((step) => holds(step, roles) && leavesEnoughPeople(facts, personId, 1));

export interface ReviewDecision {
  readonly step: string;
  readonly verdict: "APPROVED" | "RETURNED";
  readonly comment: string | null;
  readonly checks: readonly ReviewCheck[];
  readonly secrecy: { readonly verdict: SecrecyVerdict; readonly reason: string | null } | null;
  /** Read word by word against the original: recorded as a proof-reading, too. */
  readonly proofRead: boolean;
  readonly fieldReasons: readonly { readonly field: string; readonly reason: string }[];
}

/**
 * IN_REVIEW: more steps to come; APPROVED: may be let out (of urgent content: one approval and the secrecy verdict are in);
 * RETURNED: back to the editor; WITHHELD: not for publication, by the secrecy verdict.
 */
export type ReviewOutcome = "IN_REVIEW" | "APPROVED" | "RETURNED" | "WITHHELD";

/** Nothing is missing any more. */
export const isComplete = (facts: ReviewFacts): boolean => pendingSteps(facts).length === 0;

/** Whether it may be let out: all steps, or of urgent content one review by another person and the secrecy verdict. */
export function isReleasable(facts: ReviewFacts): boolean {
  if (!facts.acts.some((act) => act.secrecy === "PROACTIVE")) return false;
  return facts.path === "URGENT"
    ? facts.acts.some((act) => act.verdict === "APPROVED" && act.step !== SECRECY_STEP)
    : isComplete(facts);
}

/**
 * Decides one reviewer's act. Refusals: OWN_WORK, CHANGED_MEANWHILE (the step is decided already), NOT_ALLOWED (not this
 * step's role), MORE_PEOPLE_NEEDED, INVALID_INPUT (secrecy), REASON_REQUIRED (comment, secrecy.reason), CHECKS_MISSING,
 * SECRECY_VERDICT_MISSING, PROOF_READINGS_MISSING.
 */
export function decideReview(
  facts: ReviewFacts,
  reviewer: { readonly personId: string; readonly roles: readonly Role[] },
  decision: ReviewDecision,
): Result<{ readonly outcome: ReviewOutcome; readonly complete: boolean }> {
  const { personId, roles } = reviewer;
  if (isOwnWork(facts, personId)) return refuse("OWN_WORK");
  const step = openSteps(facts).find((open) => open.step === decision.step);
  if (step === undefined) return refuse("CHANGED_MEANWHILE", { step: decision.step });
  if (!holds(step, roles)) return refuse("NOT_ALLOWED", { operation: "reviewDisclosure", step: step.step });
  if (decision.verdict === "RETURNED") {
    const reasons =
      decision.fieldReasons.length > 0 && decision.fieldReasons.every(({ reason }) => reason.trim() !== "");
    return decision.comment === null && !reasons
      ? refuse("REASON_REQUIRED", {}, "comment")
      : ok({ outcome: "RETURNED", complete: false });
  }

  const { secrecy } = decision;
  if (step.step === SECRECY_STEP && secrecy === null) return refuse("SECRECY_VERDICT_MISSING", {}, "secrecy");
  if (secrecy !== null) {
    if (!maySettleSecrecy(facts, step.step, roles)) return refuse("NOT_ALLOWED", { operation: "secrecyVerdict" });
    if (secrecy.verdict !== "PROACTIVE") {
      if ((secrecy.reason ?? "").trim() === "") return refuse("REASON_REQUIRED", {}, "secrecyReason");
      return ok({ outcome: "WITHHELD", complete: false });
    }
  }
  const unticked = step.checks.filter((check) => !decision.checks.includes(check));
  if (unticked.length > 0) return refuse("CHECKS_MISSING", { checks: unticked.join(",") }, "checks");
  const taken = secrecy !== null && step.step !== SECRECY_STEP ? 2 : 1;
  if (!leavesEnoughPeople(facts, personId, taken))
    return refuse("MORE_PEOPLE_NEEDED", { minimum: demandsOf(facts).minimumPeople });

  const after: ReviewFacts = {
    ...facts,
    acts: [
      ...facts.acts,
      { step: step.step, reviewerId: personId, verdict: "APPROVED", secrecy: secrecy?.verdict ?? null },
    ],
    proofReadings: facts.proofReadings + (decision.proofRead ? 1 : 0),
  };
  const complete = isComplete(after);
  const wanted = demandsOf(facts).proofReadings;
  if (complete && after.proofReadings < wanted)
    return refuse("PROOF_READINGS_MISSING", { have: after.proofReadings, wanted }, "proofRead");
  return ok({ outcome: isReleasable(after) ? "APPROVED" : "IN_REVIEW", complete });
}
