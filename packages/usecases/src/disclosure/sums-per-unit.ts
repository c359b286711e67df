import { isForUnit } from "@gongshi/domain/disclosure/scope";
import { NO_SUMS } from "../roll/sum-lines";
import type { LineSums } from "../roll/sum-lines";
import type { Tx } from "../run-command";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { publishingUnits } from "./publishing-units";
import { scopeInForce, scopeOfEdition } from "./scope-of";
import { unitSums } from "./unit-sums";

export interface UnitSum extends LineSums {
  readonly unitId: string;
  /** Nobody was paid there, which is published like any result. */
  readonly isZero: boolean;
  /** Whether the publication is for this unit; what stands in the roll for others is published nowhere. */
  readonly inScope: boolean;
}

/**
 * What an edition publishes at each unit it is for, zeros included, in the order of the units; after them what its roll has for
 * units that have ended since, or that it is not for.
 */
export async function sumsPerUnit(
  db: Pick<Tx, "$queryRaw" | "unit">,
  row: DisclosureRow,
  edition: EditionRow,
): Promise<UnitSum[]> {
  const scope = scopeOfEdition(edition) ?? scopeInForce(row);
  const sums = await unitSums(db, edition.id);
  const publishing = (await publishingUnits(db, row.batch)).map(({ id }) => id).filter((id) => isForUnit(scope, id));
  return [...new Set([...publishing, ...sums.keys()])].map((unitId) => ({
    unitId,
    isZero: !sums.has(unitId),
    inScope: isForUnit(scope, unitId),
    ...(sums.get(unitId) ?? NO_SUMS),
  }));
}
