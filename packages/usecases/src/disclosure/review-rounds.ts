import type { Parts } from "@gongshi/domain/review/changed-parts";
import { newId } from "../new-id";
import type { Tx } from "../run-command";

/** Notes what a round of review is given to look at. Its lines are the edition's, until another roll takes their place. */
export async function beginRound(
  tx: Tx,
  contentId: string,
  given: { readonly round: number; readonly parts: Parts; readonly at: Date },
): Promise<void> {
  const data = { submittedAt: given.at, parts: { ...given.parts } };
  await tx.reviewRound.upsert({
    where: { contentId_round: { contentId, round: given.round } },
    create: { id: newId(), contentId, round: given.round, ...data },
    update: data,
  });
}

/**
 * Before another roll takes the place of an edition's lines: keeps those that were reviewed last, once, so that the next
 * round sees what changed. Lines of rounds before that go. Nothing for an edition that nobody has reviewed.
 */
export async function keepReviewedLines(tx: Tx, editionId: string): Promise<void> {
  const last = await tx.reviewRound.findFirst({ where: { contentId: editionId }, orderBy: { round: "desc" } });
  if (last === null || (await tx.reviewRoundLine.count({ where: { roundId: last.id } })) > 0) return;
  await tx.reviewRoundLine.deleteMany({ where: { round: { contentId: editionId } } });
  await tx.$executeRaw`
    insert into review_round_line (round_id, unit_id, seq, name, "group", quantity_milli, rate_e4, due_fen, paid_fen,
      outcome, remark, extra, hash_version, identity_hash)
    select ${last.id}::uuid, unit_id, seq, name, "group", quantity_milli, rate_e4, due_fen, paid_fen, outcome, remark,
      extra, hash_version, identity_hash
    from payment_line where edition_id = ${editionId}::uuid`;
}

/** Once it is public nobody needs the names of what was sent back. */
export const forgetReviewedLines = (tx: Tx, editionId: string) =>
  tx.reviewRoundLine.deleteMany({ where: { round: { contentId: editionId } } });
