import type { Role, Viewer } from "../access/viewer";
import type { ReviewStep } from "../program/program";

/** The state of a disclosure's newest edition; WAITING while there is none. */
export type DisclosureState =
  "WAITING" | "DRAFT" | "IN_REVIEW" | "RETURNED" | "APPROVED" | "RELEASED" | "REPLACED" | "WITHDRAWN";

export type DisclosureAction = "import" | "correct" | "explainTotal" | "submit" | "review" | "release" | "print";

const EDITORS: readonly Role[] = ["DEPARTMENT_EDITOR", "OFFICE"];
const REVIEWERS: readonly Role[] = ["FIRST_REVIEWER", "SECOND_REVIEWER", "FINAL_REVIEWER", "SECRECY_REVIEWER"];

type Row = Readonly<Partial<Record<DisclosureAction, readonly Role[]>>>;

/**
 * States × actions × roles. `review` is narrowed further by the step the edition waits at (`mayReview`).
 * Importing into a released disclosure starts the next edition and is called `correct`.
 */
export const DISCLOSURE_MACHINE: Readonly<Record<DisclosureState, Row>> = {
  WAITING: { import: EDITORS },
  DRAFT: { import: EDITORS, explainTotal: EDITORS, submit: EDITORS },
  IN_REVIEW: { review: REVIEWERS },
  RETURNED: { import: EDITORS, explainTotal: EDITORS, submit: EDITORS },
  APPROVED: { release: ["OFFICE"] },
  RELEASED: { correct: EDITORS, print: ["OFFICE"] },
  REPLACED: {},
  WITHDRAWN: {},
};

export const rolesForDisclosure = (state: DisclosureState, action: DisclosureAction): readonly Role[] =>
  DISCLOSURE_MACHINE[state][action] ?? [];

export interface ReviewFacts {
  readonly steps: readonly ReviewStep[];
  readonly reviewStep: number;
  readonly authorId: string;
  readonly submittedById: string | null;
  /** Everyone who has already decided a step of this round. */
  readonly reviewerIds: readonly string[];
}

/** Nobody reviews own work, and nobody takes two steps of one round. */
export const isOwnWork = (facts: ReviewFacts, personId: string): boolean =>
  facts.authorId === personId || facts.submittedById === personId || facts.reviewerIds.includes(personId);

/** Whether one of the viewer's roles is appointed for the step the edition waits at. */
export const holdsStep = (facts: ReviewFacts, viewer: Viewer, subdistrictId: string): boolean => {
  const roles: readonly Role[] = facts.steps[facts.reviewStep]?.roles ?? [];
  return viewer.appointments.some((held) => held.subdistrictId === subdistrictId && roles.includes(held.role));
};

/** The state after a verdict: back to the editor, on to the next step, or approved after the last. */
export function afterReview(
  facts: ReviewFacts,
  verdict: "APPROVED" | "RETURNED",
): { state: "RETURNED" | "IN_REVIEW" | "APPROVED"; reviewStep: number } {
  if (verdict === "RETURNED") return { state: "RETURNED", reviewStep: 0 };
  const next = facts.reviewStep + 1;
  return next < facts.steps.length
    ? { state: "IN_REVIEW", reviewStep: next }
    : { state: "APPROVED", reviewStep: facts.reviewStep };
}
