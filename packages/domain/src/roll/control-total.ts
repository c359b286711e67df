/** Printed totals against the lines above them. */
import { controlTolerance } from "./roll";
import type { ControlTotal } from "./roll";
import type { TotalLevel } from "./row-kind";

/** A line or a total as the file prints it; null amounts could not be read. */
export interface PrintedLine {
  readonly kind: "LINE";
  readonly dueFen: number | null;
  readonly paidFen: number | null;
  /** What was paid by our reading: 0 when returned, held. */
  readonly countedFen: number;
  /** Whether it can be imported. */
  readonly isRead: boolean;
  /** The unit it belongs to, as the file names it. */
  readonly unitName: string | null;
}
export interface PrintedTotal {
  readonly kind: "TOTAL";
  readonly row: number;
  readonly level: TotalLevel;
  readonly dueFen: number | null;
  readonly paidFen: number | null;
}
export type Printed = PrintedLine | PrintedTotal;

export interface SheetTotals {
  readonly grand: ControlTotal | null;
  /** Subtotals that fit no stretch of lines, with what their own stretch sums to. */
  readonly misfits: readonly { readonly row: number; readonly printedFen: number; readonly summedFen: number }[];
}

const amountOf = (printed: Printed, by: "dueFen" | "paidFen"): number | null => printed[by];

/** Compares a printed amount with a stretch of lines. Lines of unreadable amount can only make up for too little. */
export function compare(printedFen: number, by: "dueFen" | "paidFen", stretch: readonly Printed[]): ControlTotal {
  const lines = stretch.filter((one): one is PrintedLine => one.kind === "LINE");
  const summedFen = lines.reduce((sum, line) => sum + (amountOf(line, by) ?? 0), 0);
  const countedFen = lines.reduce((sum, line) => sum + line.countedFen, 0);
  const toleranceFen = controlTolerance(lines.length);
  const unreadable = lines.some((line) => amountOf(line, by) === null);
  const fits =
    Math.abs(printedFen - summedFen) <= toleranceFen ||
    Math.abs(printedFen - countedFen) <= toleranceFen ||
    (unreadable && printedFen > summedFen);
  return { printedFen, summedFen, differenceFen: printedFen - summedFen, toleranceFen, fits };
}

/** What a total says was paid, else what was due; null where it says neither. */
export const valueOf = (total: PrintedTotal): { fen: number; by: "dueFen" | "paidFen" } | null =>
  total.paidFen !== null
    ? { fen: total.paidFen, by: "paidFen" }
    : total.dueFen !== null
      ? { fen: total.dueFen, by: "dueFen" }
      : null;

export function sheetTotals(printed: readonly Printed[]): SheetTotals {
  const totals = printed.filter((one): one is PrintedTotal => one.kind === "TOTAL" && valueOf(one) !== null);
  const grand = grandTotal(printed, totals);
  const misfits = totals
    .filter((total) => !grand.rows.includes(total.row))
    .flatMap((total) => {
      const value = valueOf(total);
      if (value === null) return [];
      let summedFen: number | null = null;
      for (const stretch of stretchesOf(printed, total)) {
        const compared = compare(value.fen, value.by, stretch);
        if (compared.fits) return [];
        summedFen ??= compared.summedFen;
      }
      return summedFen === null ? [] : [{ row: total.row, printedFen: value.fen, summedFen }];
    });
  return { grand: grand.control, misfits };
}

/** 总计, or the only 合计, or the last 合计 when it covers the sheet, or all of them together when each covers its block. */
function grandTotal(
  printed: readonly Printed[],
  totals: readonly PrintedTotal[],
): { control: ControlTotal | null; rows: readonly number[] } {
  const whole = (total: PrintedTotal | undefined): ControlTotal | null => {
    const value = total === undefined ? null : valueOf(total);
    return value === null ? null : compare(value.fen, value.by, printed);
  };
  const last = totals.findLast(({ level }) => level === "GRAND");
  if (last !== undefined) return { control: whole(last), rows: [last.row] };
  const plain = totals.filter(({ level }) => level === "TOTAL");
  const final = plain.at(-1);
  if (final === undefined) return { control: null, rows: [] };
  const control = whole(final);
  if (control?.fits) return { control, rows: [final.row] };
  const after = printed.slice(printed.indexOf(final)).filter((one): one is PrintedLine => one.kind === "LINE");
  if (after.length > 0 && after.every(({ isRead }) => !isRead)) {
    // Only rows that were rejected stand below: a balance carried over, a fee, somebody added by hand.
    const above = grandTotal(printed.slice(0, printed.indexOf(final) + 1), totals);
    if (above.control?.fits) return above;
  }
  const linesAfter = after.length > 0;
  if (plain.length === 1) {
    const value = valueOf(final);
    const own =
      value !== null && [...stretchesOf(printed, final)].some((stretch) => compare(value.fen, value.by, stretch).fits);
    return linesAfter && own ? { control: null, rows: [] } : { control, rows: [final.row] };
  }
  if (linesAfter) return { control: null, rows: [] };
  const values = plain.map(valueOf);
  const by = values.every((value) => value?.by === "paidFen") ? "paidFen" : "dueFen";
  const sum = values.reduce((total, value) => total + (value?.fen ?? 0), 0);
  return { control: compare(sum, by, printed), rows: [] };
}

/**
 * Whether each of these lines is the sum of those below it, up to the next of them or a total: units with their sums
 * rather than recipients. One line above one other proves nothing, nor do lines of which one cannot be read.
 */
export function sumUpBelow(printed: readonly Printed[], at: readonly number[]): boolean {
  let lines = 0;
  for (const [index, from] of at.entries()) {
    const own = printed[from];
    if (own?.kind !== "LINE") return false;
    const [fen, by] = own.paidFen === null ? [own.dueFen, "dueFen" as const] : [own.paidFen, "paidFen" as const];
    const below: Printed[] = [];
    for (let next = from + 1; next < (at[index + 1] ?? printed.length) && printed[next]?.kind === "LINE"; next += 1)
      below.push(printed[next] as Printed);
    if (fen === null || below.length === 0 || !compare(fen, by, below).fits) return false;
    if (below.some((one) => amountOf(one, by) === null)) return false;
    lines += below.length;
  }
  return at.length > 0 && lines > 1;
}

const MOST_TOTALS_BACK = 40;

/** The lines a subtotal may stand for: since the one before, since the 合计 before, all before, or those after it. */
function* stretchesOf(printed: readonly Printed[], total: PrintedTotal): Generator<readonly Printed[]> {
  const at = printed.indexOf(total);
  const since = (stop: (one: Printed) => boolean): readonly Printed[] => {
    let from = at - 1;
    while (from >= 0 && !stop(printed[from] as Printed)) from -= 1;
    return printed.slice(from + 1, at);
  };
  const hasLines = (stretch: readonly Printed[]) => stretch.some(({ kind }) => kind === "LINE");
  const own = since(({ kind }) => kind === "TOTAL");
  if (hasLines(own)) yield own;
  const sinceTotal = since((one) => one.kind === "TOTAL" && one.level !== "SUB");
  if (hasLines(sinceTotal)) yield sinceTotal;
  // A group's total after those of its pages goes back over some of them.
  let from = at - own.length - 1;
  for (let back = 0; back < MOST_TOTALS_BACK && from > 0; back += 1) {
    from -= 1;
    while (from >= 0 && printed[from]?.kind !== "TOTAL") from -= 1;
    yield printed.slice(from + 1, at);
  }
  const next = printed.slice(at + 1).findIndex(({ kind }) => kind === "TOTAL");
  const after = next < 0 ? printed.slice(at + 1) : printed.slice(at + 1, at + 1 + next);
  if (hasLines(after)) yield after;
  const before = printed.slice(0, at);
  if (hasLines(before)) yield before;
}
