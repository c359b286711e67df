/** What only shows when all lines of a file are seen together. */
import type { RollLine, RollWarning } from "./roll";

/** The same identity twice, in one unit or in two. Land is often held in two villages; an allowance is not. */
export function repeatedIdentities(lines: readonly RollLine[]): RollWarning[] {
  const seen = new Map<string, RollLine>();
  const warnings: RollWarning[] = [];
  for (const line of lines) {
    if (line.identityNumber === null) continue;
    const first = seen.get(line.identityNumber);
    if (first === undefined) {
      seen.set(line.identityNumber, line);
      continue;
    }
    const kind = (first.unitName ?? "") === (line.unitName ?? "") ? "DUPLICATE_IDENTITY" : "SAME_PERSON_TWO_UNITS";
    warnings.push({ sheet: line.sheet, row: line.row, kind, details: { first: first.row, firstSheet: first.sheet } });
  }
  return warnings;
}

/** Amounts more than one yuan from rate × quantity, where most of the roll follows that rule. */
export function ratesThatDiffer(lines: readonly RollLine[]): RollWarning[] {
  const compared = lines.filter((line) => line.quantityMilli !== null && line.rateE4 !== null);
  const off = compared.filter(
    (line) => Math.abs(line.dueFen - ((line.quantityMilli ?? 0) * (line.rateE4 ?? 0)) / 1e5) > 100,
  );
  const [first] = off;
  if (first === undefined || off.length * 2 > compared.length) return [];
  return [{ sheet: first.sheet, row: first.row, kind: "AMOUNT_DIFFERS_FROM_RATE", details: { count: off.length } }];
}

const keyOf = (line: RollLine): string => `${line.identityNumber ?? line.name} ${line.dueFen} ${line.paidFen}`;

function counted(lines: readonly RollLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  return counts;
}

/** Whether every line of `part` stands in `whole` too. */
function contains(whole: Map<string, number>, part: Map<string, number>): boolean {
  return [...part].every(([key, count]) => (whole.get(key) ?? 0) >= count);
}

const COLLECTED = /汇总|总表|合计|全部|全街|总册|总清册|总名单|^总/u;

/**
 * Sheets that only repeat the others: a sheet called 汇总 or 总表 with the same lines, or one that is exactly
 * two or more others put together. Returns their indices.
 */
export function repeatingSheets(
  sheets: readonly { readonly sheet: string; readonly lines: readonly RollLine[] }[],
): number[] {
  const counts = sheets.map(({ lines }) => counted(lines));
  return sheets.flatMap(({ sheet, lines }, index) => {
    const own = counts[index] ?? new Map<string, number>();
    const others = sheets.filter((_, other) => other !== index && !COLLECTED.test(sheets[other]?.sheet ?? ""));
    if (others.length === 0 || lines.length === 0) return [];
    if (COLLECTED.test(sheet)) {
      const together = counted(others.flatMap((other) => other.lines));
      return contains(together, own) || contains(own, together) ? [index] : [];
    }
    const parts = others.filter(
      (other) => other.lines.length > 0 && other.lines.length < lines.length && contains(own, counted(other.lines)),
    );
    const size = parts.reduce((sum, part) => sum + part.lines.length, 0);
    return parts.length >= 2 && size === lines.length && contains(counted(parts.flatMap((part) => part.lines)), own)
      ? [index]
      : [];
  });
}
