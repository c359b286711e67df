import type { Role } from "../access/viewer";
import type { ReviewAct, ReviewFacts, ReviewPath } from "./facts";
import type { ContentState, ReviewAction } from "./machine";
import type { ReviewSettings } from "./settings";

/** One version of a piece of content as the engine knows it, whatever its kind; an adapter of the kind fills it in. */
export interface ReviewedContent {
  readonly state: ContentState;
  /** Those it was submitted under; before that those in force. */
  readonly settings: ReviewSettings;
  readonly path: ReviewPath;
  /** Of every round, in any order. */
  readonly acts: readonly (ReviewAct & { readonly round: number })[];
  readonly proofReadings: readonly { readonly round: number }[];
  /** Everyone who wrote, mended or submitted it. */
  readonly contributorIds: readonly string[];
  /** Of an urgent release whose approvals are not all in: when it closes by itself. */
  readonly urgentUntil: Date | null;
}

/** What is particular to a kind of content. The steps, who takes them and how many people it needs are settings. */
export interface ContentKind {
  /** `REVIEW_MACHINE`, or that and what the kind adds to it. */
  readonly machine: Readonly<Record<ContentState, Readonly<Partial<Record<ReviewAction, readonly Role[]>>>>>;
  /** Parts of it that a reviewer can send back with a reason of their own. */
  readonly parts: readonly string[];
}

/** Rounds are counted from 1; what came back starts the next. */
export const roundOf = ({ acts }: { readonly acts: readonly Pick<ReviewAct, "verdict">[] }): number =>
  1 + acts.filter((act) => act.verdict === "RETURNED").length;

/** What the rules of an act must know: of the present round alone. */
export function factsOf(content: ReviewedContent): ReviewFacts {
  const round = roundOf(content);
  return {
    settings: content.settings,
    path: content.path,
    acts: content.acts.filter((act) => act.round === round),
    contributorIds: content.contributorIds,
    proofReadings: content.proofReadings.filter((reading) => reading.round === round).length,
  };
}
