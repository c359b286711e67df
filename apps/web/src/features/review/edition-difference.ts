export interface EditionSums {
  readonly number: number;
  readonly perUnit: readonly {
    readonly unit: { readonly id: string; readonly name: string };
    readonly recipientCount: number;
    readonly paidFen: number;
  }[];
}

export interface UnitDifference {
  readonly unitId: string;
  readonly unitName: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly beforeRecipients: number;
  readonly afterRecipients: number;
}

/** Units whose published sums differ from the edition before; null when there is no edition before. */
export function differenceFromPrevious(editions: readonly EditionSums[], number: number): UnitDifference[] | null {
  const after = editions.find((edition) => edition.number === number);
  const before = editions
    .filter((edition) => edition.number < number)
    .reduce<EditionSums | null>(
      (last, edition) => (last === null || edition.number > last.number ? edition : last),
      null,
    );
  if (after === undefined || before === null) return null;
  const units = new Map([...before.perUnit, ...after.perUnit].map(({ unit }) => [unit.id, unit.name]));
  const sumsOf = (edition: EditionSums, id: string) => edition.perUnit.find(({ unit }) => unit.id === id);
  return [...units]
    .map(([unitId, unitName]) => ({
      unitId,
      unitName,
      beforeFen: sumsOf(before, unitId)?.paidFen ?? 0,
      afterFen: sumsOf(after, unitId)?.paidFen ?? 0,
      beforeRecipients: sumsOf(before, unitId)?.recipientCount ?? 0,
      afterRecipients: sumsOf(after, unitId)?.recipientCount ?? 0,
    }))
    .filter((row) => row.beforeFen !== row.afterFen || row.beforeRecipients !== row.afterRecipients);
}
