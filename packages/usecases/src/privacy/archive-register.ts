import type { Db } from "../db";
import type { ArchiveQuery, Prisma, UnitKind } from "../generated/client/client";
import { groupBy } from "../group-by";
import { listCorrections, ofUnit } from "../correction/open-corrections";
import type { ListedCorrection } from "../correction/open-corrections";
import type { Tx } from "../run-command";

/** One query in the counter's register, with the requests that were made in it. */
export interface RegisterEntry {
  readonly query: ArchiveQuery & { readonly unit: { readonly name: string } };
  readonly corrections: readonly ListedCorrection[];
}

/** Whose register: one unit's, or of a subdistrict all of them, narrowed to one unit where that is given. */
export interface RegisterOf {
  readonly unit: { readonly id: string; readonly kind: UnitKind };
  readonly atUnitId: string | null;
}

const whereOf = ({ unit, atUnitId }: RegisterOf): Prisma.ArchiveQueryWhereInput =>
  unit.kind === "SUBDISTRICT"
    ? { unit: { subdistrictId: unit.id }, ...(atUnitId === null ? {} : { unitId: atUnitId }) }
    : { unitId: unit.id };

export const countRegister = (db: Pick<Db | Tx, "archiveQuery">, of: RegisterOf): Promise<number> =>
  db.archiveQuery.count({ where: whereOf(of) });

/** A page of the register, newest first. Nobody's name or number is in it. */
export async function loadRegister(
  db: Pick<Db | Tx, "archiveQuery" | "correctionRequest" | "edition" | "paymentLine">,
  of: RegisterOf,
  page: { readonly first: number; readonly offset: number },
  now: Date,
): Promise<readonly RegisterEntry[]> {
  const queries = await db.archiveQuery.findMany({
    where: whereOf(of),
    include: { unit: { select: { name: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: page.first,
    skip: page.offset,
  });
  const corrections = await listCorrections(
    db,
    { AND: [ofUnit(of.unit), { queryId: { in: queries.map(({ id }) => id) } }] },
    now,
  );
  const made = groupBy(corrections, ({ request }) => request.queryId);
  return queries.map((query) => ({ query, corrections: made.get(query.id) ?? [] }));
}
