import { createHash } from "node:crypto";
import type { Tx } from "../run-command";

/**
 * SHA-256 (hex) over everything an edition publishes: header and lines, in order. Two equal editions have equal hashes.
 * @param payment of results; null before payment, where the day may still be set while the list is reviewed
 */
export async function contentHashOf(
  tx: Pick<Tx, "paymentLine">,
  edition: { readonly id: string; readonly number: number; readonly basis: string; readonly rateText: string },
  title: string,
  payment: { readonly paidOn: Date | null; readonly paymentWay: string | null } | null,
): Promise<string> {
  const hash = createHash("sha256").update(
    JSON.stringify([title, edition.number, edition.basis, edition.rateText, payment?.paidOn, payment?.paymentWay]),
  );
  const lines = await tx.paymentLine.findMany({
    where: { editionId: edition.id },
    orderBy: [{ unitId: "asc" }, { seq: "asc" }],
    select: {
      unitId: true,
      seq: true,
      name: true,
      group: true,
      quantityMilli: true,
      rateE4: true,
      dueFen: true,
      paidFen: true,
      outcome: true,
      remark: true,
      extra: true,
    },
  });
  for (const line of lines)
    hash.update(JSON.stringify(line, (_key, value) => (typeof value === "bigint" ? String(value) : value)));
  return hash.digest("hex");
}
