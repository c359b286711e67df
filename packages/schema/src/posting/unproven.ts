import { dayOf } from "@gongshi/domain/calendar/day";
import { unprovenBecause } from "@gongshi/domain/notice/proof";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import type { PostingRow } from "../refs";

type Evidence = Pick<PostingRow, "crops" | "hangDate" | "hangDateReason" | "receivedAt"> & {
  readonly notices: readonly Pick<PostingRow["notices"][number], "proof" | "claimBecause">[];
};

/** Why the code alone does not prove all of the posting, or null when it does. */
export function unproven(row: Evidence): string | null {
  const otherPlace = row.crops.some((crop) => crop.code !== null && !crop.samePlace);
  for (const { proof, claimBecause } of row.notices) {
    const because = unprovenBecause({
      proof,
      claimBecause,
      dateCorrected: row.hangDateReason !== null,
      hangDate: dayFromColumn(row.hangDate),
      receivedOn: dayOf(row.receivedAt),
    });
    if (because !== null) return because === "NO_CODE" && otherPlace ? "OTHER_PLACE" : because;
  }
  return null;
}
