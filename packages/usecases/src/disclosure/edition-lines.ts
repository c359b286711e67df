import type { ComparedLine } from "@gongshi/domain/disclosure/match-lines";
import type { Db } from "../db";
import type { PaymentLine } from "../generated/client/client";
import { hexOf } from "../hex";
import type { Tx } from "../run-command";

/** An edition's lines as they are compared, by unit and in their order. */
export async function editionLines(db: Pick<Db | Tx, "paymentLine">, editionId: string): Promise<ComparedLine[]> {
  const lines = await db.paymentLine.findMany({
    where: { editionId },
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
      hashVersion: true,
      identityHash: true,
    },
  });
  return lines.map(comparedLine);
}

type StoredLine = Pick<
  PaymentLine,
  | "unitId"
  | "seq"
  | "name"
  | "group"
  | "quantityMilli"
  | "rateE4"
  | "dueFen"
  | "paidFen"
  | "outcome"
  | "remark"
  | "extra"
  | "hashVersion"
  | "identityHash"
>;

export const comparedLine = (line: StoredLine): ComparedLine => ({
  unitId: line.unitId,
  seq: line.seq,
  identity: line.identityHash === null ? null : `${line.hashVersion}:${hexOf(line.identityHash)}`,
  name: line.name,
  group: line.group,
  quantityMilli: line.quantityMilli === null ? null : Number(line.quantityMilli),
  rateE4: line.rateE4 === null ? null : Number(line.rateE4),
  dueFen: Number(line.dueFen),
  paidFen: Number(line.paidFen),
  outcome: line.outcome,
  remark: line.remark,
  extra: extraText(line.extra),
});

/** Further columns in one text, in the order of their keys. */
const extraText = (extra: unknown): string | null =>
  extra === null || typeof extra !== "object"
    ? null
    : Object.entries(extra)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, text]) => String(text))
        .join(" · ");
