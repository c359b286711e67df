import type { Role } from "../access/viewer";
import type { ReviewOutcome } from "./decide";
import { REVIEWER_ROLES } from "./settings";

/** Where a piece of content stands, whatever its kind. */
export type ContentState =
  "DRAFT" | "IN_REVIEW" | "RETURNED" | "APPROVED" | "RELEASED" | "REPLACED" | "WITHDRAWN" | "WITHHELD";

export type ReviewAction = "submit" | "review" | "proofRead" | "release" | "preview";

export const EDITORS: readonly Role[] = ["DEPARTMENT_EDITOR", "OFFICE"];
const PROOF_READERS: readonly Role[] = ["DEPARTMENT_EDITOR", ...REVIEWER_ROLES, "OFFICE"];

type Row = Readonly<Partial<Record<ReviewAction, readonly Role[]>>>;

/**
 * States × actions × roles of every kind of content. `review` is narrowed by the steps that are open (`stepsFor`): of what
 * is approved or released only urgent content has any.
 */
export const REVIEW_MACHINE: Readonly<Record<ContentState, Row>> = {
  DRAFT: { submit: EDITORS, preview: EDITORS },
  IN_REVIEW: { review: REVIEWER_ROLES, proofRead: PROOF_READERS, preview: EDITORS },
  RETURNED: { submit: EDITORS, preview: EDITORS },
  APPROVED: { review: REVIEWER_ROLES, proofRead: PROOF_READERS, release: ["OFFICE"], preview: EDITORS },
  RELEASED: { review: REVIEWER_ROLES, proofRead: PROOF_READERS },
  REPLACED: {},
  WITHDRAWN: {},
  WITHHELD: {},
};

/** The state after a reviewer's act. Urgent content that is out stays out, or is closed when a later reviewer sends it back. */
export const AFTER_REVIEW: Readonly<Partial<Record<ContentState, Readonly<Record<ReviewOutcome, ContentState>>>>> = {
  IN_REVIEW: { IN_REVIEW: "IN_REVIEW", APPROVED: "APPROVED", RETURNED: "RETURNED", WITHHELD: "WITHHELD" },
  APPROVED: { IN_REVIEW: "IN_REVIEW", APPROVED: "APPROVED", RETURNED: "RETURNED", WITHHELD: "WITHHELD" },
  RELEASED: { IN_REVIEW: "WITHDRAWN", APPROVED: "RELEASED", RETURNED: "WITHDRAWN", WITHHELD: "WITHDRAWN" },
};
