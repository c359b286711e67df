import { shortPathClosed } from "@gongshi/domain/review/short-path";
import type { ShortPathClosed } from "@gongshi/domain/review/short-path";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import type { Tx } from "../run-command";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/** Why an edition may not take the short path of review, or null: its roll's headings against those released before. */
export async function whyNoShortPath(
  db: Pick<Tx, "rollImport">,
  row: DisclosureRow,
  edition: EditionRow,
): Promise<ShortPathClosed | null> {
  const own = await db.rollImport.findFirst({ where: { editionId: edition.id }, orderBy: { importedAt: "desc" } });
  const known = await db.rollImport.findMany({
    where: {
      edition: {
        releasedAt: { not: null },
        disclosure: { stage: row.stage, batch: { programId: row.batch.programId, id: { not: row.batchId } } },
      },
    },
    select: { layouts: true },
  });
  return shortPathClosed({
    hasShortPath: readReviewSettings(row.batch.program.reviewSteps).shortPath !== null,
    editionNumber: edition.number,
    returnedBefore: edition.reviews.some((review) => review.verdict === "RETURNED"),
    layouts: own?.layouts ?? [],
    knownLayouts: known.flatMap(({ layouts }) => layouts),
  });
}
