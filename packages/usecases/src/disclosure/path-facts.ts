import { isKnownLayout } from "@gongshi/domain/disclosure/known-layout";
import type { PathFacts } from "@gongshi/domain/review/path";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import type { Tx } from "../run-command";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/** Which paths of review are open to an edition: among others its roll's headings against those released before. */
export async function pathFacts(
  db: Pick<Tx, "rollImport">,
  row: DisclosureRow,
  edition: EditionRow,
): Promise<PathFacts> {
  const own = await db.rollImport.findFirst({ where: { editionId: edition.id }, orderBy: { importedAt: "desc" } });
  const released = await db.rollImport.findMany({
    where: {
      edition: {
        releasedAt: { not: null },
        disclosure: { stage: row.stage, batch: { programId: row.batch.programId, id: { not: row.batchId } } },
      },
    },
    select: { layouts: true },
  });
  return {
    settings: readReviewSettings(row.batch.program.reviewSteps),
    number: edition.number,
    returnedBefore: edition.content.reviews.some((review) => review.verdict === "RETURNED"),
    layoutKnown: isKnownLayout(
      own?.layouts ?? [],
      released.flatMap(({ layouts }) => layouts),
    ),
  };
}
