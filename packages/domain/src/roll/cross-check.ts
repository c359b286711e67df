/** What only shows when all lines of a file are seen together. */
import type { Printed } from "./control-total";
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

interface SheetLines {
  readonly sheet: string;
  readonly lines: readonly RollLine[];
  readonly printed: readonly Printed[];
}

/** What tells sheets of one payment each apart, whose lists may well be alike: `1月`, `第二季度`, `晚造`. */
const periodOf = (sheet: string): string =>
  (sheet.match(/(?:\d+|[一二三四五六七八九十上下前后早晚]+)[月季批次造期年半]/gu) ?? []).join();

/**
 * Whether a sheet says again, line by line, what another one says: `Sheet1 (2)`, or the list for the board beside that
 * for the bank. Numbers may be missing or cut in one of them, so names and amounts are compared.
 */
function isCopyOf(sheet: SheetLines, other: SheetLines): boolean {
  if (sheet.sheet === other.sheet || periodOf(sheet.sheet) !== periodOf(other.sheet)) return false;
  const amounts = ({ printed }: SheetLines): string[] =>
    printed.flatMap((one) => (one.kind === "LINE" ? [`${one.dueFen} ${one.paidFen}`] : []));
  const [own, theirs] = [amounts(sheet), amounts(other)];
  if (own.length < 2 || own.length !== theirs.length || own.some((one, index) => one !== theirs[index])) return false;
  if (sheet.lines.length === 0) return true;
  return (
    sheet.lines.length === other.lines.length &&
    sheet.lines.every((line, index) => {
      const { name, unitName } = other.lines[index] ?? line;
      return line.name === name && (line.unitName === null || unitName === null || line.unitName === unitName);
    })
  );
}

/**
 * Sheets that only repeat the others: a copy, a sheet called 汇总 or 总表 with the same lines, or one that is exactly
 * two or more others put together. Returns their indices.
 */
export function repeatingSheets(sheets: readonly SheetLines[]): number[] {
  const identities = ({ lines }: SheetLines): number => lines.filter((line) => line.identityNumber !== null).length;
  const copies = sheets.flatMap((sheet, index) =>
    sheets.some((other, at) => {
      const [own, theirs] = [identities(sheet), identities(other)];
      return at !== index && isCopyOf(sheet, other) && (own < theirs || (own === theirs && at < index));
    })
      ? [index]
      : [],
  );
  const left = sheets.flatMap((_, index) => (copies.includes(index) ? [] : [index]));
  const collected = collectingSheets(left.map((index) => sheets[index] as SheetLines));
  return [...copies, ...collected.map((at) => left[at] as number)];
}

function collectingSheets(sheets: readonly SheetLines[]): number[] {
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
