import { valuesOf } from "@gongshi/domain/correction/line-values";
import type { LineValues, SomeValues } from "@gongshi/domain/correction/line-values";
import { z } from "zod";
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

const whole = z.object({
  name: z.string(),
  group: z.string().nullable(),
  quantityMilli: z.number().nullable(),
  dueFen: z.number(),
  paidFen: z.number(),
  outcome: z.enum(["PAID", "RETURNED", "HELD"]),
  remark: z.string().nullable(),
});
const some = whole.partial();

/** A whole line as its JSON column has it; null once it is deleted. */
export const storedLine = (column: Prisma.JsonValue): LineValues | null =>
  column === null ? null : whole.parse(column);

/** Some values as their JSON column has them; null once they are deleted, or while nothing is decided. */
export function storedValues(column: Prisma.JsonValue): SomeValues | null {
  if (column === null) return null;
  const values = some.parse(column);
  // What is not there stays away: a part that is named is one that is asked for.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as SomeValues;
}
