import type { ReviewSettings, ReviewStep } from "./settings";

/** FULL: every step; SHORT: a new batch in a known layout; URGENT: released first, the rest approved within hours. */
export const REVIEW_PATHS = ["FULL", "SHORT", "URGENT"] as const;
export type ReviewPath = (typeof REVIEW_PATHS)[number];

/** 主动公开 / 依申请公开 / 不予公开 */
export const SECRECY_VERDICTS = ["PROACTIVE", "ON_REQUEST", "NOT_PUBLIC"] as const;
export type SecrecyVerdict = (typeof SECRECY_VERDICTS)[number];

/** One reviewer's act in this round. */
export interface ReviewAct {
  readonly step: string;
  readonly reviewerId: string;
  readonly verdict: "APPROVED" | "RETURNED";
  /** Given at the secrecy step, or with a step that may share its act with it. */
  readonly secrecy: SecrecyVerdict | null;
}

/** What the review engine must know of a piece of content, whatever its kind. */
export interface ReviewFacts {
  readonly settings: ReviewSettings;
  readonly path: ReviewPath;
  /** Acts of this round alone: one submission is one round. */
  readonly acts: readonly ReviewAct[];
  /** Everyone who wrote, mended or submitted it. */
  readonly contributorIds: readonly string[];
  /** Proof-readings recorded in this round. */
  readonly proofReadings: number;
}

/** The steps of the path taken, in their order. */
export function stepsOf({ settings, path }: Pick<ReviewFacts, "settings" | "path">): readonly ReviewStep[] {
  if (path !== "SHORT" || settings.shortPath === null) return settings.steps;
  const keys = settings.shortPath.steps;
  return settings.steps.filter(({ step }) => keys.includes(step));
}

/** Distinct people and proof-readings that the path asks for. */
export const demandsOf = ({ settings, path }: Pick<ReviewFacts, "settings" | "path">) =>
  path === "SHORT" && settings.shortPath !== null ? settings.shortPath : settings;
