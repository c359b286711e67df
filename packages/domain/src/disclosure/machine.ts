import type { Role } from "../access/viewer";
import type { ContentKind } from "../review/content";
import { EDITORS, REVIEW_MACHINE } from "../review/machine";
import { REVIEWER_ROLES } from "../review/settings";
import type { ContentState, ReviewAction } from "../review/machine";
import { REVIEW_FIELDS } from "./review-fields";

/** The state of a disclosure's newest edition; WAITING while there is none. */
export type DisclosureState = "WAITING" | ContentState;

export type DisclosureAction =
  | "import"
  | "correct"
  | "explainTotal"
  | "changeScope"
  | ReviewAction
  | "acceptNumbers"
  | "print"
  | "closeStage"
  | "askCorrection"
  | "correctLine";

type Row = Readonly<Partial<Record<DisclosureAction, readonly Role[]>>>;

/** Of a draft only the office is asked: nobody else at a counter sees it. */
const ASKED_OF_OFFICE = { askCorrection: ["OFFICE"] } as const satisfies Row;

const SCOPE = { changeScope: ["OFFICE"] } as const satisfies Row;

/**
 * States × actions × roles: what every kind of content has, and what a roll adds. Importing into what was public, or was
 * withheld, starts the next edition and is called `correct`. What a change of scope does in each state is decided by
 * `decideScope`. `askCorrection` takes a person's request about a line, `correctLine` changes one by it: in the draft there is,
 * or in the next edition of what is public. `acceptNumbers` is of drafts whose files hold what looks like somebody's number.
 * `closeStage` is of lists before payment alone.
 */
export const DISCLOSURE_MACHINE: Readonly<Record<DisclosureState, Row>> = {
  WAITING: { ...SCOPE, import: EDITORS },
  DRAFT: {
    ...REVIEW_MACHINE.DRAFT,
    ...SCOPE,
    ...ASKED_OF_OFFICE,
    import: EDITORS,
    explainTotal: EDITORS,
    acceptNumbers: REVIEWER_ROLES,
    correctLine: EDITORS,
  },
  IN_REVIEW: { ...REVIEW_MACHINE.IN_REVIEW, ...SCOPE, ...ASKED_OF_OFFICE },
  RETURNED: {
    ...REVIEW_MACHINE.RETURNED,
    ...SCOPE,
    ...ASKED_OF_OFFICE,
    import: EDITORS,
    explainTotal: EDITORS,
    acceptNumbers: REVIEWER_ROLES,
    correctLine: EDITORS,
  },
  APPROVED: { ...REVIEW_MACHINE.APPROVED, ...SCOPE, ...ASKED_OF_OFFICE },
  RELEASED: {
    ...REVIEW_MACHINE.RELEASED,
    ...SCOPE,
    correct: EDITORS,
    print: ["OFFICE"],
    closeStage: ["OFFICE"],
    askCorrection: ["OFFICE", "CLERK"],
    correctLine: EDITORS,
  },
  REPLACED: REVIEW_MACHINE.REPLACED,
  WITHDRAWN: { ...REVIEW_MACHINE.WITHDRAWN, ...SCOPE, correct: EDITORS },
  WITHHELD: { ...REVIEW_MACHINE.WITHHELD, ...SCOPE, correct: EDITORS },
};

export const rolesForDisclosure = (state: DisclosureState, action: DisclosureAction): readonly Role[] =>
  DISCLOSURE_MACHINE[state][action] ?? [];

/** Disclosures as the review engine knows them. */
export const DISCLOSURE_KIND: ContentKind = { machine: DISCLOSURE_MACHINE, parts: REVIEW_FIELDS };
