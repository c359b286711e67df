import type { Grade } from "@gongshi/domain/program/program";
import type { Publisher } from "../generated/client/client";
import type { Tx } from "../run-command";

/** The units that must publish a program's disclosures; none for SS, of which nothing leaves the street office. */
export async function publishingUnits(
  db: Pick<Tx, "unit">,
  program: { readonly subdistrictId: string; readonly publisher: Publisher; readonly grade: Grade },
): Promise<{ id: string }[]> {
  if (program.grade === "SS") return [];
  return db.unit.findMany({
    where: { subdistrictId: program.subdistrictId, kind: program.publisher },
    select: { id: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}
