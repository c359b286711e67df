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
  acts: edition.content.reviews,
  proofReadings: edition.content.proofReadings,
  contributorIds: contributorsOf(row, edition),
  urgentUntil: edition.urgentUntil,
});

/** Rounds of review are counted from 1; a returned edition starts the next. */
export const currentRound = (edition: Pick<EditionRow, "content">): number =>
  roundOf({ acts: edition.content.reviews });

/** What the engine must know of an edition's present round. */
export const reviewFacts = (row: DisclosureRow, edition: EditionRow): ReviewFacts =>
  factsOf(reviewedEdition(row, edition));

/** Everyone whose work an edition is: its roll and words, and what its batch and its disclosure say for it. */
const contributorsOf = (
  row: Pick<DisclosureRow, "contributorIds">,
  edition: Pick<EditionRow, "authorId" | "contributorIds" | "submittedById">,
): readonly string[] => [
  ...new Set([
    ...row.contributorIds,
    edition.authorId,
    ...edition.contributorIds,
    ...(edition.submittedById === null ? [] : [edition.submittedById]),
  ]),
];
