import type { Viewer } from "@gongshi/domain/access/viewer";
import type { Role } from "@gongshi/domain/access/viewer";
import type { ReviewFacts } from "@gongshi/domain/review/facts";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import type { DisclosureRow, EditionRow } from "../disclosure/load-disclosure";

/** Rounds of review are counted from 1; a returned edition starts the next. */
export const currentRound = (edition: EditionRow): number =>
  1 + edition.reviews.filter((review) => review.verdict === "RETURNED").length;

/** What the review engine must know of an edition, by the settings it was submitted under. */
export function reviewFacts(row: DisclosureRow, edition: EditionRow): ReviewFacts {
  const round = currentRound(edition);
  return {
    settings: readReviewSettings(edition.reviewSettings ?? row.batch.program.reviewSteps),
    path: edition.reviewPath,
    acts: edition.reviews.filter((review) => review.round === round),
    contributorIds: contributorsOf(edition),
    proofReadings: edition.proofReadings.filter((reading) => reading.round === round).length,
  };
}

/** Everyone whose work an edition is. */
export const contributorsOf = (
  edition: Pick<EditionRow, "authorId" | "contributorIds" | "submittedById">,
): readonly string[] => [
  ...new Set([
    edition.authorId,
    ...edition.contributorIds,
    ...(edition.submittedById === null ? [] : [edition.submittedById]),
  ]),
];

/** Roles the viewer holds in a subdistrict today. */
export const rolesIn = (viewer: Viewer, subdistrictId: string): readonly Role[] =>
  viewer.appointments.filter((held) => held.subdistrictId === subdistrictId).map((held) => held.role);
