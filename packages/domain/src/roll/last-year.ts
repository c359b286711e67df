/** What is new, gone or jumped against last year's edition of the same batch. */
import type { RollRules } from "./roll-rules";

/** A person's lines at a unit, added up. */
export interface YearLine {
  /** Tells the person apart: a keyed hash of the identity number, or name and group where there is none. */
  readonly key: string;
  readonly unitId: string;
  readonly name: string;
  readonly group: string | null;
  readonly dueFen: number;
}

export interface Jump extends YearLine {
  readonly beforeFen: number;
}

export interface YearDifference {
  readonly fresh: readonly YearLine[];
  readonly gone: readonly YearLine[];
  readonly jumped: readonly Jump[];
}

/** Compares person by person; several lines of one are added up, and a move to another unit is new there and gone here. */
export function compareYears(
  before: Iterable<YearLine>,
  now: Iterable<YearLine>,
  rules: Pick<RollRules, "jumpPermille" | "jumpLeastFen">,
): YearDifference {
  const old = addedUp(before);
  const present = addedUp(now);
  const fresh: YearLine[] = [];
  const jumped: Jump[] = [];
  for (const [key, line] of present) {
    const was = old.get(key);
    if (was === undefined) {
      fresh.push(line);
      continue;
    }
    const change = Math.abs(line.dueFen - was.dueFen);
    if (change >= rules.jumpLeastFen && change > 0 && change * 1000 >= was.dueFen * rules.jumpPermille)
      jumped.push({ ...line, beforeFen: was.dueFen });
  }
  return { fresh, gone: [...old].flatMap(([key, line]) => (present.has(key) ? [] : [line])), jumped };
}

function addedUp(lines: Iterable<YearLine>): Map<string, YearLine> {
  const sums = new Map<string, YearLine>();
  for (const line of lines) {
    const key = `${line.unitId} ${line.key}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? line : { ...sum, dueFen: sum.dueFen + line.dueFen });
  }
  return sums;
}
