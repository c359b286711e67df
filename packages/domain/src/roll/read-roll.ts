/** The reader: a workbook's cells → a roll, a reason why it is none, or a question a person must answer. */
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { answersTo } from "./ask-mapping";
import type { OpenQuestion } from "./ask-mapping";
import { sumsByUnit } from "./by-unit";
import type { CellSheet, Workbook } from "./cells";
import { isFilled } from "./cell-text";
import { compare, sheetTotals } from "./control-total";
import type { Printed, SheetTotals } from "./control-total";
import { ratesThatDiffer, repeatedIdentities, repeatingSheets } from "./cross-check";
import { placeOfSheet } from "./place";
import type { ColumnMapping, MappingChoice, MappingQuestion } from "./mapping";
import { PASSES, readSheet } from "./read-sheet";
import type { SheetReading, SheetRoll } from "./read-sheet";
import { controlTolerance } from "./roll";
import type { ControlTotal, RollOptions, RollProgress, RollResult, RollWarning } from "./roll";
import { runToEnd } from "./steps";
import type { Steps } from "./steps";
import { totalOfSummaries } from "./summary-total";
import type { SummaryTotal } from "./summary-total";
import { unitTotals } from "./unit-totals";

/** Reads a whole workbook at once; {@link readRollInSteps} is the same for long files. */
export function readRoll(workbook: Workbook, options: RollOptions = {}): RollResult {
  return runToEnd(readRollInSteps(workbook, options));
}

/**
 * Reads in steps of some milliseconds: whoever drives the generator may show how far it has come, let other work
 * through, or leave it where it is. The last step returns what {@link readRoll} would.
 */
export function* readRollInSteps(
  workbook: Workbook,
  options: RollOptions = {},
): Generator<RollProgress, RollResult, void> {
  const total = workbook.sheets.reduce((sum, { hidden, rows }) => sum + (hidden ? 0 : rows.length * PASSES), 0);
  let done = 0;
  const steps = readSheets(workbook, options.mapping ?? []);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    done = Math.min(total, done + step.value);
    if (step.value > 0) yield { done, total };
  }
}

function* readSheets(workbook: Workbook, mapping: readonly ColumnMapping[]): Steps<RollResult> {
  const result = yield* readOnce(workbook, mapping);
  if (result.ok || !("question" in result)) return result;
  return { ok: false, needsMapping: yield* withChoices(workbook, mapping, result.question) };
}

/** Enough to recognise a reading by; the screen says how many lines there are in all. */
const MOST_UNITS = 12;

/** What reading the file with each possible answer gives. */
function* withChoices(
  workbook: Workbook,
  mapping: readonly ColumnMapping[],
  question: OpenQuestion,
): Steps<MappingQuestion> {
  const choices: MappingChoice[] = [];
  for (const { column, answer } of answersTo(question, mapping)) {
    const result = yield* readOnce(workbook, [answer, ...mapping]);
    const reading = result.ok ? result.reading : null;
    const of = question.columns.find((one) => one.column === column);
    choices.push({
      column,
      letter: of?.letter ?? null,
      label: of?.label ?? null,
      moneyUnit: answer.moneyUnit ?? null,
      answer,
      lines: reading?.lines.length ?? 0,
      paidFen: reading?.lines.reduce((sum, line) => sum + line.paidFen, 0) ?? 0,
      rejected: reading?.rejected.length ?? 0,
      units: sumsByUnit(reading?.lines ?? []).slice(0, MOST_UNITS),
      controlTotalFen: reading?.controlTotalFen ?? null,
      totalsFit: reading?.totalsFit ?? false,
      thenAsks: "question" in result ? result.question.asks : null,
    });
  }
  return { ...question, choices };
}

type Once =
  Exclude<RollResult, { readonly needsMapping: unknown }> | { readonly ok: false; readonly question: OpenQuestion };

function* readOnce(workbook: Workbook, mapping: readonly ColumnMapping[]): Steps<Once> {
  const filled = workbook.sheets.filter(hasContent);
  if (filled.length === 0) return { ok: false, unreadable: "EMPTY" };
  const visible = filled.filter(({ hidden }) => !hidden);
  const several = visible.length > 1;
  const readings: { sheet: CellSheet; reading: SheetReading }[] = [];
  for (const sheet of visible) {
    for (const reading of yield* readSheet(sheet, placeOfSheet(sheet.name, several), mapping)) {
      if (reading.is === "question") return { ok: false, question: reading.question };
      readings.push({ sheet, reading });
    }
  }
  const rolls = readings.flatMap(({ reading }) => (reading.is === "roll" ? [reading] : []));
  if (rolls.length === 0) return { ok: false, unreadable: "NO_HEADER" };

  const repeating = new Set(repeatingSheets(rolls));
  const counted = rolls.filter((_, index) => !repeating.has(index));
  const skipped = rolls.filter((_, index) => repeating.has(index));
  const lines = counted.flatMap((roll) => roll.lines);
  const papers = papersOf(counted);
  const totals = papers.map(({ printed }) => sheetTotals(printed));
  const summary = summaryOf(
    readings.map(({ reading }) => reading),
    papers.flatMap(({ printed }) => printed),
  );
  const summaryFen = summary?.fen ?? null;
  const control = controlOf(papers, totals, summaryFen);
  return {
    ok: true,
    reading: {
      lines,
      rejected: counted.flatMap((roll) => roll.rejected),
      warnings: [
        ...filled.filter(({ hidden }) => hidden).map((sheet) => warning(sheet.name, "HIDDEN_SHEET")),
        ...readings.flatMap(({ sheet, reading }) => aside(sheet, reading)),
        ...skipped.map((roll) => warning(roll.sheet, "SUMMARY_SHEET_SKIPPED")),
        ...counted.flatMap((roll) => roll.warnings),
        ...papers.flatMap((paper, index) => misfits(paper, totals[index])),
        ...(summaryFen !== null && control !== null && Math.abs(summaryFen - control.summedFen) > control.toleranceFen
          ? [{ ...warning("", "SUMMARY_DIFFERS"), details: { printedFen: summaryFen, summedFen: control.summedFen } }]
          : []),
        ...repeatedIdentities(lines),
        ...ratesThatDiffer(lines),
      ],
      controlTotalFen: control?.printedFen ?? null,
      control,
      unitTotals: unitTotals(
        papers.map(({ printed }) => printed),
        summary?.byUnit ?? new Map(),
      ),
      totalsFit:
        control?.fits ??
        (counted.every(({ doubts }) => doubts === 0) &&
          totals.every((total) => total.misfits.length === 0 && (total.grand?.fits ?? true))),
      rowsRead: visible.reduce((sum, sheet) => sum + sheet.rows.length, 0),
      layouts: counted.flatMap((roll) => roll.layouts),
    },
  };
}

function hasContent({ rows }: CellSheet): boolean {
  for (let row = 0; row < rows.length; row += 1) if (rows.at(row)?.some(isFilled)) return true;
  return false;
}

const warning = (sheet: string, kind: RollWarning["kind"]): RollWarning => ({
  sheet: withoutPersonalNumbers(sheet),
  row: null,
  kind,
  details: {},
});

function aside(sheet: CellSheet, reading: SheetReading): RollWarning[] {
  if (reading.is === "summary") return [warning(sheet.name, "SUMMARY_SHEET_SKIPPED")];
  return reading.is === "nothing" ? [warning(sheet.name, "SHEET_WITHOUT_ROLL")] : [];
}

function summaryOf(readings: readonly SheetReading[], everything: readonly Printed[]): SummaryTotal | null {
  return totalOfSummaries(
    readings.flatMap((reading) => (reading.is === "summary" ? [reading.totals] : [])),
    readings.flatMap((reading) => (reading.is === "roll" ? reading.layouts.map(({ moneyUnit }) => moneyUnit) : [])),
    (fen) => compare(fen, "paidFen", everything).fits,
  );
}

/** What one sheet prints, all of its tables together: those side by side share a total. */
type Paper = Pick<SheetRoll, "sheet" | "printed">;

function papersOf(rolls: readonly SheetRoll[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { sheet, printed } of rolls) {
    const before = papers.get(sheet);
    papers.set(sheet, before === undefined ? { sheet, printed } : { sheet, printed: [...before.printed, ...printed] });
  }
  return [...papers.values()];
}

function misfits(roll: Paper, totals: SheetTotals | undefined): RollWarning[] {
  return (totals?.misfits ?? []).map(({ row, printedFen, summedFen }) => ({
    sheet: roll.sheet,
    row,
    kind: "SUBTOTAL_DIFFERS",
    details: { printedFen, summedFen },
  }));
}

/** The printed grand total of the file: one for all sheets, or one per sheet, or what the summary beside them says. */
function controlOf(
  rolls: readonly Paper[],
  totals: readonly SheetTotals[],
  summaryFen: number | null,
): ControlTotal | null {
  const hasLines = ({ printed }: Paper): boolean => printed.some(({ kind }) => kind === "LINE");
  const filled = rolls.some(hasLines);
  const withLines = totals.filter((_, index) => !filled || hasLines(rolls[index] as Paper));
  const grands = withLines.flatMap(({ grand }) => (grand === null ? [] : [grand]));
  const everything = rolls.flatMap(({ printed }) => printed);
  if (rolls.length > 1) {
    // One total for all: it fits no sheet by itself, or stands on one of several.
    const some = grands.length < withLines.length;
    const over = grands
      .filter(({ fits }) => some || !fits)
      .map(({ printedFen }) => compare(printedFen, "paidFen", everything))
      .find(({ fits }) => fits);
    if (over !== undefined) return over;
  }
  if (grands.length > 0 && grands.length === withLines.length)
    return grands.length === 1 ? (grands[0] ?? null) : added(grands, everything.length);
  return summaryFen === null || grands.length > 0 ? null : compare(summaryFen, "paidFen", everything);
}

function added(grands: readonly ControlTotal[], lines: number): ControlTotal {
  const sum = (of: (grand: ControlTotal) => number) => grands.reduce((total, grand) => total + of(grand), 0);
  return {
    printedFen: sum(({ printedFen }) => printedFen),
    summedFen: sum(({ summedFen }) => summedFen),
    differenceFen: sum(({ differenceFen }) => differenceFen),
    toleranceFen: controlTolerance(lines),
    fits: grands.every(({ fits }) => fits),
  };
}
