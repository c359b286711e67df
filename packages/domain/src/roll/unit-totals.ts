/** What a roll prints as the sum of each unit: 小计 or 合计 below its lines, its own heading's sum, or a row of a summary. */
import { compare, sheetTotals, valueOf } from "./control-total";
import type { Printed, PrintedLine, PrintedTotal } from "./control-total";
import type { UnitTotal } from "./roll";

/** A unit's lines on one paper, which count only where they stand together. */
interface Stretch {
  readonly unitName: string | null;
  readonly from: number;
  to: number;
  lines: number;
  apart: boolean;
}

/**
 * The printed totals of single units, over all papers of a file; a unit that one paper totals and another does not has none.
 * @param papers the lines and totals of each sheet, in their order
 * @param summary what a summary beside them says of units by name; used for units that print no total of their own
 */
export function unitTotals(papers: readonly (readonly Printed[])[], summary: ReadonlyMap<string, number>): UnitTotal[] {
  const sums = new Map<string | null, number | null>();
  for (const printed of papers) {
    const stretches = stretchesByUnit(printed);
    const taken = new Set<PrintedTotal>();
    for (const stretch of stretches.values()) {
      const own = stretch.apart ? null : totalOf(printed, stretch, stretches.size === 1, taken);
      const before = sums.get(stretch.unitName);
      sums.set(stretch.unitName, own === null || before === null ? null : (before ?? 0) + own);
    }
  }
  return [...sums].flatMap(([unitName, own]) => {
    const printedFen = own ?? (unitName === null ? undefined : summary.get(unitName.replaceAll(" ", "")));
    return printedFen === undefined ? [] : [{ unitName, printedFen }];
  });
}

function stretchesByUnit(printed: readonly Printed[]): ReadonlyMap<string | null, Stretch> {
  const stretches = new Map<string | null, Stretch>();
  let last: string | null | undefined;
  for (const [at, one] of printed.entries()) {
    if (one.kind !== "LINE") continue;
    const known = stretches.get(one.unitName);
    if (known === undefined)
      stretches.set(one.unitName, { unitName: one.unitName, from: at, to: at, lines: 1, apart: false });
    else {
      if (last !== one.unitName) known.apart = true;
      known.to = at;
      known.lines += 1;
    }
    last = one.unitName;
  }
  return stretches;
}

/**
 * The total among those right below the unit's lines, or right above them, that is theirs.
 * @param taken those that are another unit's; the one that is found joins them
 */
function totalOf(
  printed: readonly Printed[],
  stretch: Stretch,
  alone: boolean,
  taken: Set<PrintedTotal>,
): number | null {
  const { from, to } = stretch;
  const lines = printed.slice(from, to + 1).filter((one): one is PrintedLine => one.kind === "LINE");
  const below: PrintedTotal[] = [];
  for (let at = to + 1; printed[at]?.kind === "TOTAL"; at += 1) below.push(printed[at] as PrintedTotal);
  const above: PrintedTotal[] = [];
  for (let at = from - 1; printed[at]?.kind === "TOTAL"; at -= 1) above.push(printed[at] as PrintedTotal);
  for (const total of [...below, ...above]) {
    const value = valueOf(total);
    if (value === null || taken.has(total) || !compare(value.fen, value.by, lines).fits) continue;
    taken.add(total);
    return value.fen;
  }
  if (alone) return sheetTotals(printed).grand?.printedFen ?? null;
  // One that does not fit is the unit's when nothing else can be meant: it is no grand total, and no page ends within.
  const [first] = below;
  const value = first === undefined ? null : valueOf(first);
  const whole = lines.length === to + 1 - from;
  const starts = from === 0 || printed[from - 1]?.kind === "TOTAL";
  return value !== null && first?.level === "SUB" && whole && starts ? value.fen : null;
}
