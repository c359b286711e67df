import type { Outcome } from "../roll/roll";

/** One line of a roll, as far as two rolls are compared. Money in fen, quantity in thousandths, rate in ten-thousandths. */
export interface ComparedLine {
  readonly unitId: string;
  readonly seq: number;
  /** `version:hash` of the identity number, the hash keyed; null where the roll has none. */
  readonly identity: string | null;
  readonly name: string;
  readonly group: string | null;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: Outcome;
  readonly remark: string | null;
  /** Further columns of the program's sheet, in one text; null where there are none. */
  readonly extra: string | null;
}

export interface MatchedLines<Line> {
  readonly pairs: readonly (readonly [before: Line, after: Line])[];
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
}

/** What a line says, without its place in the order. */
const contentOf = (line: ComparedLine): string =>
  JSON.stringify([
    line.name,
    line.group,
    line.quantityMilli,
    line.rateE4,
    line.dueFen,
    line.paidFen,
    line.outcome,
    line.remark,
    line.extra,
  ]);

/**
 * Which line of an earlier roll is which of a later one: by identity number, whatever else changed, and where a roll has
 * none (or it was mended) by unit, name and group, then by unit and name alone. Lines of one person pair off equal ones
 * first, then in their order. Namesakes whose numbers differ are never taken for each other; across units only the
 * identity number counts.
 */
export function matchLines<Line extends ComparedLine>(
  before: readonly Line[],
  after: readonly Line[],
): MatchedLines<Line> {
  const rest = { before: new Set(before), after: new Set(after) };
  const partner = new Map<Line, Line>();
  const pair = (one: Line, other: Line) => {
    partner.set(other, one);
    rest.before.delete(one);
    rest.after.delete(other);
  };

  /** Pairs what has the same key, in order; a line without a key waits for the next sweep. */
  const sweep = (
    keyOf: (line: Line) => string | null,
    only: { before?: (line: Line) => boolean; after?: (line: Line) => boolean } = {},
  ) => {
    const waiting = byKey(rest.before, keyOf, only.before);
    for (const [key, lines] of byKey(rest.after, keyOf, only.after)) {
      const candidates = waiting.get(key) ?? [];
      lines.slice(0, candidates.length).forEach((line, index) => pair(candidates[index]!, line));
    }
  };
  const numbered = (more: (line: Line) => string) => (line: Line) =>
    line.identity === null ? null : `${line.identity} ${more(line)}`;
  const unnumbered = (line: Line): boolean => line.identity === null;
  const inUnit = (line: Line): string => line.unitId + contentOf(line);
  const inGroup = (line: Line): string => JSON.stringify([line.unitId, line.name, line.group]);

  sweep(numbered(inUnit));
  sweep(numbered((line) => line.unitId));
  sweep(numbered(() => ""));
  for (const keyOf of [inUnit, inGroup]) {
    sweep(keyOf, { before: unnumbered });
    sweep(keyOf, { after: unnumbered });
  }
  // Two numbers at one name are one person whose number was mended only where neither roll has a namesake.
  const withoutNamesake = (keyOf: (line: Line) => string) => {
    const all = [byKey(before, keyOf), byKey(after, keyOf)];
    return (line: Line) => (all.every((lines) => lines.get(keyOf(line))?.length === 1) ? keyOf(line) : null);
  };
  sweep(withoutNamesake(inGroup));
  sweep(withoutNamesake((line) => JSON.stringify([line.unitId, line.name])));

  return {
    pairs: after.flatMap((line) => (partner.has(line) ? [[partner.get(line)!, line] as const] : [])),
    removed: [...rest.before],
    added: [...rest.after],
  };
}

function byKey<Line>(
  lines: Iterable<Line>,
  keyOf: (line: Line) => string | null,
  only: (line: Line) => boolean = () => true,
): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const key = only(line) ? keyOf(line) : null;
    if (key === null) continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [line]);
    else same.push(line);
  }
  return found;
}
