import type { PlacedLine } from "@gongshi/domain/roll/identity-errors";
import type { UnitTotal } from "@gongshi/domain/roll/roll";

/**
 * What a file prints as the sums of publishing units, by the unit's id. A unit that goes by several names there has the sum
 * of theirs, or none where one of them prints none, or means another unit too.
 */
export function totalsOfUnits(
  printed: readonly UnitTotal[],
  lines: readonly PlacedLine[],
): ReadonlyMap<string, number> {
  if (printed.length === 0) return new Map();
  const unitsOf = new Map<string | null, Set<string>>();
  const namesOf = new Map<string, Set<string | null>>();
  for (const { line, unitId } of lines) {
    (unitsOf.get(line.unitName) ?? added(unitsOf, line.unitName)).add(unitId);
    (namesOf.get(unitId) ?? added(namesOf, unitId)).add(line.unitName);
  }
  const byName = new Map(printed.map(({ unitName, printedFen }) => [unitName, printedFen]));
  const totals = new Map<string, number>();
  for (const [unitId, names] of namesOf) {
    const own = [...names].map((name) => (unitsOf.get(name)?.size === 1 ? byName.get(name) : undefined));
    if (own.every((fen) => fen !== undefined))
      totals.set(
        unitId,
        own.reduce((sum, fen) => sum + fen, 0),
      );
  }
  return totals;
}

function added<K, V>(sets: Map<K, Set<V>>, key: K): Set<V> {
  const empty = new Set<V>();
  sets.set(key, empty);
  return empty;
}
