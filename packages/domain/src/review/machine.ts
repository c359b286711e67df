import type { Role } from "../access/viewer";
import type { ReviewOutcome } from "./decide";
import { REVIEWER_ROLES } from "./settings";

/** Where a piece of content stands, whatever its kind. */
export type ContentState =
  "DRAFT" | "IN_REVIEW" | "RETURNED" | "APPROVED" | "RELEASED" | "REPLACED" | "WITHDRAWN" | "WITHHELD";

export type ReviewAction =
  "submit" | "review" | "proofRead" | "release" | "schedule" | "cancelSchedule" | "withdraw" | "reissue" | "preview";

export const EDITORS: readonly Role[] = ["DEPARTMENT_EDITOR", "OFFICE"];
const PROOF_READERS: readonly Role[] = ["DEPARTMENT_EDITOR", ...REVIEWER_ROLES, "OFFICE"];

type Row = Readonly<Partial<Record<ReviewAction, readonly Role[]>>>;

const OFFICE: readonly Role[] = ["OFFICE"];

/**
 * States × actions × roles of every kind of content, by the state of the newest edition. `review` is narrowed by the steps
 * that are open (`stepsFor`): of what is approved or released only urgent content has any. `withdraw` is about the edition
 * that is public, which may be an older one; `cancelSchedule` about one that has its hour. `reissue` drafts the next edition
 * from the content of the newest.
 */
export const REVIEW_MACHINE: Readonly<Record<ContentState, Row>> = {
  DRAFT: { submit: EDITORS, withdraw: OFFICE, preview: EDITORS },
  IN_REVIEW: { review: REVIEWER_ROLES, proofRead: PROOF_READERS, withdraw: OFFICE, preview: EDITORS },
  RETURNED: { submit: EDITORS, withdraw: OFFICE, preview: EDITORS },
  APPROVED: {
    review: REVIEWER_ROLES,
    proofRead: PROOF_READERS,
    release: OFFICE,
    schedule: OFFICE,
    cancelSchedule: OFFICE,
    withdraw: OFFICE,
    preview: EDITORS,
  },
  RELEASED: { review: REVIEWER_ROLES, proofRead: PROOF_READERS, withdraw: OFFICE },
  REPLACED: {},
  WITHDRAWN: { reissue: EDITORS },
  WITHHELD: { withdraw: OFFICE },
};

/** The state after a reviewer's act. Urgent content that is out stays out, or is closed when a later reviewer sends it back. */
export const AFTER_REVIEW: Readonly<Partial<Record<ContentState, Readonly<Record<ReviewOutcome, ContentState>>>>> = {
  IN_REVIEW: { IN_REVIEW: "IN_REVIEW", APPROVED: "APPROVED", RETURNED: "RETURNED", WITHHELD: "WITHHELD" },
  APPROVED: { IN_REVIEW: "IN_REVIEW", APPROVED: "APPROVED", RETURNED: "RETURNED", WITHHELD: "WITHHELD" },
  RELEASED: { IN_REVIEW: "WITHDRAWN", APPROVED: "RELEASED", RETURNED: "WITHDRAWN", WITHHELD: "WITHDRAWN" },
};
