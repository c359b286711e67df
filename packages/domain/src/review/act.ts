import type { Role } from "../access/viewer";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import type { ContentKind, ReviewedContent } from "./content";
import { factsOf, roundOf } from "./content";
import { decideReview, isOwnWork, openSteps, pendingSteps, stepsFor } from "./decide";
import type { ReviewDecision, ReviewOutcome } from "./decide";
import { AFTER_REVIEW } from "./machine";
import type { ContentState } from "./machine";
import type { ReviewStep } from "./settings";

export interface Reviewer {
  readonly personId: string;
  /** Held where the content belongs. */
  readonly roles: readonly Role[];
}

/**
 * Whether this person may act on the content as it was shown. Refusals: OWN_WORK, CHANGED_MEANWHILE (another round),
 * WRONG_STATE.
 */
export function checkAct(
  kind: ContentKind,
  content: ReviewedContent,
  { personId, roles }: Reviewer,
  shown: { readonly round: number },
  now: Date,
): Result<null> {
  const facts = factsOf(content);
  const round = roundOf(content);
  const { state, urgentUntil } = content;
  if (isOwnWork(facts, personId)) return refuse("OWN_WORK");
  // Before the state is looked at: whoever was shown a round that a colleague has ended did nothing wrong.
  if (round !== shown.round) return refuse("CHANGED_MEANWHILE", { round });
  const may = reviewersOf(kind, content).some((role) => roles.includes(role));
  if (!may || pendingSteps(facts).length === 0) return refuse("WRONG_STATE", { state });
  // Its hours are over, though the clock's next look is still to come.
  return urgentUntil !== null && urgentUntil <= now ? refuse("WRONG_STATE", { state: "WITHDRAWN" }) : ok(null);
}

const reviewersOf = (kind: ContentKind, { state }: ReviewedContent): readonly Role[] =>
  kind.machine[state].review ?? [];

/** The steps that somebody may decide now; none while the content is with its editor. */
export const stepsUnderReview = (kind: ContentKind, content: ReviewedContent): readonly ReviewStep[] =>
  reviewersOf(kind, content).length === 0 ? [] : openSteps(factsOf(content));

/** Those of them that this person may decide. */
export const stepsOpenTo = (kind: ContentKind, content: ReviewedContent, { personId, roles }: Reviewer) =>
  reviewersOf(kind, content).some((role) => roles.includes(role)) ? stepsFor(factsOf(content), personId, roles) : [];

export interface DecidedAct {
  readonly outcome: ReviewOutcome;
  /** Where the content stands after it. */
  readonly state: ContentState;
  /** Nobody is left to approve. */
  readonly complete: boolean;
  /** What this person says of its amounts holds only if they are counted anew. */
  readonly approves: boolean;
  /** It may not be let out any more, so it has no hour of its own either. */
  readonly losesItsHour: boolean;
  /** It was public and is closed by this act. */
  readonly closes: boolean;
}

/**
 * One reviewer's act on content that `checkAct` let through. Refusals: INVALID_INPUT (fieldReasons: no part of this kind),
 * those of `decideReview`.
 */
export function decideAct(
  kind: ContentKind,
  content: ReviewedContent,
  reviewer: Reviewer,
  decision: ReviewDecision,
): Result<DecidedAct> {
  if (decision.fieldReasons.some(({ field }) => !kind.parts.includes(field)))
    return refuse("INVALID_INPUT", {}, "fieldReasons");
  const decided = decideReview(factsOf(content), reviewer, decision);
  if (!decided.ok) return decided;
  const { outcome, complete } = decided.value;
  const state = AFTER_REVIEW[content.state]?.[outcome];
  if (state === undefined) return refuse("WRONG_STATE", { state: content.state });
  return ok({
    outcome,
    state,
    complete,
    approves: decision.verdict === "APPROVED" && outcome !== "WITHHELD",
    losesItsHour: kind.machine[state].release === undefined,
    closes: content.state === "RELEASED" && state === "WITHDRAWN",
  });
}
