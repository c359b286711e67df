import { valuesOf } from "@gongshi/domain/correction/line-values";
import type { LineValues, SomeValues } from "@gongshi/domain/correction/line-values";
import type { PaymentLine, Prisma } from "../generated/client/client";

export type StoredLine = PaymentLine;

/** A stored line as requests for correction look at it. */
export const comparableLine = (line: StoredLine): LineValues & { readonly seq: number } => ({
  ...valuesOf({
    ...line,
    quantityMilli: line.quantityMilli === null ? null : Number(line.quantityMilli),
    dueFen: Number(line.dueFen),
    paidFen: Number(line.paidFen),
  }),
  seq: line.seq,
});

/** Values as their JSON column takes them. */
export const valuesColumn = (values: SomeValues): Prisma.InputJsonObject => ({ ...values });
