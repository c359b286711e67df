import { standsBelowStreet } from "@gongshi/domain/program/program";
import type { Grade } from "@gongshi/domain/program/program";
import type { Publisher } from "../generated/client/client";
import type { Tx } from "../run-command";

/**
 * The units that must publish a batch's disclosures: those of its kind that are not ended; none for SS, of which nothing
 * leaves the street office.
 */
export async function publishingUnits(
  db: Pick<Tx, "unit">,
  batch: {
    readonly publisher: Publisher;
    readonly program: { readonly subdistrictId: string; readonly grade: Grade };
  },
): Promise<{ id: string }[]> {
  if (!standsBelowStreet(batch.program.grade)) return [];
  return db.unit.findMany({
    where: { subdistrictId: batch.program.subdistrictId, kind: batch.publisher, endedOn: null },
    select: { id: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}
