import { checkControlTotal } from "@gongshi/domain/disclosure/control-total";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import type { Tx } from "../run-command";
import { contentHashOf } from "./content-hash";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { editionTitle } from "./title-of";
import { unitSums } from "./unit-sums";

/** What an edition says of its own money, as far as the payer's total is concerned. */
export const controlTotalOf = (edition: EditionRow) =>
  checkControlTotal({
    lineCount: edition.lineCount,
    paidFen: Number(edition.paidFen),
    dueFen: Number(edition.dueFen),
    controlTotalFen: edition.controlTotalFen === null ? null : Number(edition.controlTotalFen),
    subtotalsFit: edition.subtotalsFit,
    explanation: edition.controlExplanation,
  });

/**
 * Counts the stored lines anew, whatever path the review takes: their sums are the edition's, fit the payer's total or are
 * explained, and everything is what was submitted. Refusals: AMOUNTS_DIFFER (what), CONTROL_TOTAL_DIFFERS.
 */
export async function checkAmounts(tx: Tx, row: DisclosureRow, edition: EditionRow): Promise<Result<null>> {
  const sums = [...(await unitSums(tx, edition.id)).values()];
  for (const what of ["lineCount", "dueFen", "paidFen", "returnedFen", "heldFen"] as const)
    if (sums.reduce((total, unit) => total + unit[what], 0) !== Number(edition[what]))
      return refuse("AMOUNTS_DIFFER", { what });
  const total = controlTotalOf(edition);
  if (total.blocks)
    return refuse("CONTROL_TOTAL_DIFFERS", { differenceFen: total.differenceFen, toleranceFen: total.toleranceFen });
  const hash = await contentHashOf(
    tx,
    edition,
    editionTitle(row, edition),
    row.stage === "RESULT" ? paymentOf(row, edition) : null,
  );
  return hash === edition.contentHash ? ok(null) : refuse("AMOUNTS_DIFFER", { what: "content" });
}

/** The payment that a result says: the batch's until release, from then on the edition's own copy. */
const paymentOf = (row: DisclosureRow, edition: EditionRow) => (edition.releasedAt === null ? row.batch : edition);
