import type { Role } from "../access/viewer";
import { DISCLOSURE_MACHINE } from "../disclosure/machine";
import { EDITORS } from "../review/machine";
import type { ContentState } from "../review/machine";
import type { CorrectionStep } from "./standing";

export type CorrectionAction = "accept" | "refuse" | "withdraw";

/** At the counter: the office for all of it, a clerk for what hung in the village. */
const COUNTER: readonly Role[] = ["OFFICE", "CLERK"];

const OPEN = { accept: EDITORS, refuse: EDITORS, withdraw: COUNTER } as const;

/** Steps × actions × roles. Corrected and on its way are computed; nothing leads there but an edition. */
export const CORRECTION_MACHINE: Readonly<
  Record<CorrectionStep, Readonly<Partial<Record<CorrectionAction, readonly Role[]>>>>
> = {
  RECEIVED: OPEN,
  DROPPED: OPEN,
  BEING_CORRECTED: {},
  CORRECTED: {},
  REFUSED: {},
  WITHDRAWN: {},
};

export const rolesForCorrection = (step: CorrectionStep, action: CorrectionAction): readonly Role[] =>
  CORRECTION_MACHINE[step][action] ?? [];

/** Reviewers are at it: what they look at is not changed under their hands. */
const UNDER_REVIEW: readonly ContentState[] = ["IN_REVIEW", "APPROVED"];

/** Why nothing can be corrected while the newest edition is in this state; null where it can. */
export function correctionObstacle(state: ContentState): "UNDER_REVIEW" | "NOT_OPEN" | null {
  if (DISCLOSURE_MACHINE[state].correctLine !== undefined) return null;
  return UNDER_REVIEW.includes(state) ? "UNDER_REVIEW" : "NOT_OPEN";
}
