import type { ReviewFacts } from "@gongshi/domain/review/facts";
import type { ReviewedContent } from "@gongshi/domain/review/content";
import { factsOf, roundOf } from "@gongshi/domain/review/content";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/** An edition as the review engine knows it: all that the engine ever learns of a disclosure. */
export const reviewedEdition = (row: DisclosureRow, edition: EditionRow): ReviewedContent => ({
  state: edition.state,
  settings: readReviewSettings(edition.reviewSettings ?? row.batch.program.reviewSteps),
  path: edition.reviewPath,
  acts: edition.reviews,
  proofReadings: edition.proofReadings,
  contributorIds: contributorsOf(edition),
  urgentUntil: edition.urgentUntil,
});

/** Rounds of review are counted from 1; a returned edition starts the next. */
export const currentRound = (edition: Pick<EditionRow, "reviews">): number => roundOf({ acts: edition.reviews });

/** What the engine must know of an edition's present round. */
export const reviewFacts = (row: DisclosureRow, edition: EditionRow): ReviewFacts =>
  factsOf(reviewedEdition(row, edition));

/** Everyone whose work an edition is. */
const contributorsOf = (
  edition: Pick<EditionRow, "authorId" | "contributorIds" | "submittedById">,
): readonly string[] => [
  ...new Set([
    edition.authorId,
    ...edition.contributorIds,
    ...(edition.submittedById === null ? [] : [edition.submittedById]),
  ]),
];
