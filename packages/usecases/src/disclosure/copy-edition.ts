import { newId } from "../new-id";
import type { Tx } from "../run-command";
import { newestEdition } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/**
 * Makes the next edition of a disclosure as a draft with the content of an earlier one. Its authors are the new one's too:
 * none of them reviews it.
 * @returns the draft's id
 */
export async function copyEdition(
  tx: Tx,
  row: DisclosureRow,
  from: EditionRow,
  by: { readonly personId: string; readonly changeReason: string; readonly now: Date },
): Promise<string> {
  const id = newId();
  await tx.reviewedContent.create({ data: { id, kind: "DISCLOSURE" } });
  await tx.edition.create({
    data: {
      id,
      disclosureId: row.id,
      number: newestEdition(row)!.number + 1,
      state: "DRAFT",
      createdAt: by.now,
      changeReason: by.changeReason,
      basis: from.basis,
      rateText: from.rateText,
      lineCount: from.lineCount,
      recipientCount: from.recipientCount,
      quantityMilli: from.quantityMilli,
      dueFen: from.dueFen,
      paidFen: from.paidFen,
      returnedFen: from.returnedFen,
      heldFen: from.heldFen,
      controlTotalFen: from.controlTotalFen,
      subtotalsFit: from.subtotalsFit,
      controlExplanation: from.controlExplanation,
      authorId: from.authorId,
      contributorIds: [...from.contributorIds, by.personId],
    },
  });
  await tx.$executeRaw`
    insert into payment_line (edition_id, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
      paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until)
    select ${id}::uuid, unit_id, seq, recipient_kind, name, "group", quantity_milli, rate_e4, due_fen,
      paid_fen, outcome, remark, extra, hash_version, identity_hash, lookup_hash, minor_until
    from payment_line where edition_id = ${from.id}::uuid`;
  return id;
}
