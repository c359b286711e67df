import type { Role } from "../access/viewer";
import type { ContentKind } from "../review/content";
import { EDITORS, REVIEW_MACHINE } from "../review/machine";
import { REVIEWER_ROLES } from "../review/settings";
import type { ContentState, ReviewAction } from "../review/machine";
import { REVIEW_FIELDS } from "./review-fields";

/** The state of a disclosure's newest edition; WAITING while there is none. */
export type DisclosureState = "WAITING" | ContentState;

export type DisclosureAction =
  "import" | "correct" | "explainTotal" | "changeScope" | ReviewAction | "acceptNumbers" | "print" | "closeStage";

type Row = Readonly<Partial<Record<DisclosureAction, readonly Role[]>>>;

const SCOPE = { changeScope: ["OFFICE"] } as const satisfies Row;

/**
 * States × actions × roles: what every kind of content has, and what a roll adds. Importing into what was public, or was
 * withheld, starts the next edition and is called `correct`. What a change of scope does in each state is decided by
 * `decideScope`. `acceptNumbers` is of drafts whose files hold what looks like somebody's number. `closeStage` is of lists before payment alone.
 */
export const DISCLOSURE_MACHINE: Readonly<Record<DisclosureState, Row>> = {
  WAITING: { ...SCOPE, import: EDITORS },
  DRAFT: { ...REVIEW_MACHINE.DRAFT, ...SCOPE, import: EDITORS, explainTotal: EDITORS, acceptNumbers: REVIEWER_ROLES },
  IN_REVIEW: { ...REVIEW_MACHINE.IN_REVIEW, ...SCOPE },
  RETURNED: {
    ...REVIEW_MACHINE.RETURNED,
    ...SCOPE,
    import: EDITORS,
    explainTotal: EDITORS,
    acceptNumbers: REVIEWER_ROLES,
  },
  APPROVED: { ...REVIEW_MACHINE.APPROVED, ...SCOPE },
  RELEASED: { ...REVIEW_MACHINE.RELEASED, ...SCOPE, correct: EDITORS, print: ["OFFICE"], closeStage: ["OFFICE"] },
  REPLACED: REVIEW_MACHINE.REPLACED,
  WITHDRAWN: { ...REVIEW_MACHINE.WITHDRAWN, ...SCOPE, correct: EDITORS },
  WITHHELD: { ...REVIEW_MACHINE.WITHHELD, ...SCOPE, correct: EDITORS },
};

export const rolesForDisclosure = (state: DisclosureState, action: DisclosureAction): readonly Role[] =>
  DISCLOSURE_MACHINE[state][action] ?? [];

/** Disclosures as the review engine knows them. */
export const DISCLOSURE_KIND: ContentKind = { machine: DISCLOSURE_MACHINE, parts: REVIEW_FIELDS };
