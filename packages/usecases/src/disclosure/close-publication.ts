import type { WithdrawalKind } from "../generated/client/client";
import type { Tx } from "../run-command";

/**
 * Takes a released edition off: its pages close and its sheets' codes say why. The edition's state is the caller's.
 * @param how `reason` is public; null for LAPSED, whose words are the same every time
 */
export async function closePublication(
  tx: Tx,
  editionId: string,
  how: { readonly at: Date; readonly by: string | null; readonly kind: WithdrawalKind; readonly reason: string | null },
): Promise<void> {
  await tx.edition.update({
    where: { id: editionId },
    data: {
      withdrawnAt: how.at,
      withdrawnById: how.by,
      withdrawalKind: how.kind,
      withdrawalReason: how.reason,
      urgentUntil: null,
    },
  });
  await tx.notice.updateMany({ where: { editionId, withdrawnAt: null }, data: { withdrawnAt: how.at } });
}
