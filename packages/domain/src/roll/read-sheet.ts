/** One table of a worksheet → lines, rejected rows, warnings and printed totals. */
import type { NamedUnit } from "../money/money-unit";
import { questionOf } from "./ask-mapping";
import type { OpenQuestion } from "./ask-mapping";
import { valuesOf } from "./block-values";
import type { RowRange } from "./block-values";
import type { CellSheet } from "./cells";
import { cellText, mergesOf } from "./cell-text";
import type { Merges } from "./cell-text";
import { choosePlan, layoutKey } from "./column-plan";
import type { ColumnPlan } from "./column-plan";
import { sheetTotals, sumUpBelow } from "./control-total";
import type { Printed } from "./control-total";
import { headerAt } from "./find-header";
import type { Header } from "./find-header";
import type { ColumnMapping } from "./mapping";
import { looksUnlikeYuan, unitAbove, unitConflicts, unitInName, unitsOf } from "./money-unit";
import type { MoneyUnits } from "./money-unit";
import type { Place } from "./place";
import { factsOf, readBlock } from "./read-block";
import type { BlockFacts } from "./read-block";
import type { RejectedLine, RollLine, RollWarning, SheetLayout } from "./roll";
import { noteLayout } from "./sheet-layout";
import { SheetState } from "./sheet-state";
import { ROWS_PER_STEP } from "./steps";
import type { Steps } from "./steps";
import { summaryTotals } from "./summary-total";
import type { SummaryTable, SummaryTotals } from "./summary-total";
import { tablesBeside } from "./tables-beside";

export interface SheetRoll {
  readonly is: "roll";
  readonly sheet: string;
  readonly lines: readonly RollLine[];
  readonly rejected: readonly RejectedLine[];
  readonly warnings: readonly RollWarning[];
  readonly printed: readonly Printed[];
  readonly layouts: readonly SheetLayout[];
  /** Rows that may be a person or a total: what was made of them holds only where a printed total agrees. */
  readonly doubts: number;
}

export type SheetReading =
  | SheetRoll
  | { readonly is: "summary"; readonly totals: SummaryTotals }
  | { readonly is: "question"; readonly question: OpenQuestion }
  | { readonly is: "nothing" };

/** A heading and the rows under it. */
interface Block {
  readonly header: Header;
  readonly key: string;
  readonly range: RowRange;
}

/** How often {@link readSheet} goes over a sheet's rows. */
export const PASSES = 4;

/** What a sheet holds: one table as a rule, several where they stand side by side. */
export function* readSheet(sheet: CellSheet, base: Place, answers: readonly ColumnMapping[]): Steps<SheetReading[]> {
  const blocks = yield* blocksOf(sheet);
  const tables = tablesBeside(
    sheet,
    blocks.map(({ header }) => header),
  );
  if (tables.length === 1) return [yield* readTable(sheet, blocks, base, answers)];
  const readings: SheetReading[] = [];
  for (const table of tables) readings.push(yield* readTable(table, yield* blocksOf(table), base, answers));
  const found = readings.filter(({ is }) => is !== "nothing");
  return found.length > 0 ? found : readings.slice(0, 1);
}

function* readTable(
  sheet: CellSheet,
  blocks: readonly Block[],
  base: Place,
  answers: readonly ColumnMapping[],
): Steps<SheetReading> {
  const plans = new Map<string, ColumnPlan>();
  let summary: SummaryTable | null = null;
  for (const key of new Set(blocks.map((block) => block.key))) {
    const own = blocks.filter((block) => block.key === key);
    const [first] = own;
    if (first === undefined) continue;
    const { header } = first;
    const ranges = own.map(({ range }) => range);
    const values = yield* valuesOf(sheet.rows, ranges, (header.columns.at(-1)?.column ?? 0) + 1);
    const choice = choosePlan(header, values, answerFor(key, answers));
    if ("plan" in choice) plans.set(key, choice.plan);
    else if ("asks" in choice)
      return { is: "question", question: questionOf(sheet, header, key, ranges, choice.asks, choice.candidates) };
    else if ("summary" in choice) summary ??= { header, range: first.range, column: choice.summary };
  }
  const state = new SheetState(sheet, base);
  if (plans.size > 0) return yield* readOneWayOrOther(state, base, blocks, plans, answers);
  return summary === null ? { is: "nothing" } : { is: "summary", totals: summaryTotals(state, summary) };
}

/** Reads the usual way; rows that may be a line or not are read the other way where only that adds up. */
function* readOneWayOrOther(
  state: SheetState,
  base: Place,
  blocks: readonly Block[],
  plans: ReadonlyMap<string, ColumnPlan>,
  answers: readonly ColumnMapping[],
): Steps<SheetReading> {
  const reading = yield* readBlocks(state, blocks, plans, answers);
  if (reading.is !== "roll" || addsUp(reading)) return reading;
  const labelsAreTotals = reading.doubts > 0;
  const unitsAreTitles = sumUpBelow(reading.printed, state.unitLines);
  if (!labelsAreTotals && !unitsAreTitles) return reading;
  const other = yield* readBlocks(
    new SheetState(state.sheet, base, { labelsAreTotals, unitsAreTitles }),
    blocks,
    plans,
    answers,
  );
  return other.is === "roll" && (addsUp(other) || (unitsAreTitles && !contradicts(other))) ? other : reading;
}

/** Whether the printed totals prove the reading, all of them. */
function addsUp({ printed }: SheetRoll): boolean {
  const { grand, misfits } = sheetTotals(printed);
  return grand?.fits === true && misfits.length === 0;
}

function contradicts({ printed }: SheetRoll): boolean {
  const { grand, misfits } = sheetTotals(printed);
  return grand?.fits === false || misfits.length > 0;
}

const answerFor = (key: string, answers: readonly ColumnMapping[]): ColumnMapping | undefined =>
  answers.find(({ layout }) => layout === key);

function* blocksOf(sheet: CellSheet): Steps<Block[]> {
  const merges: Merges = mergesOf(sheet);
  const headers: Header[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    if (row % ROWS_PER_STEP === 0) yield Math.min(ROWS_PER_STEP, sheet.rows.length - row);
    const header = headerAt(sheet, merges, row, (headers.at(-1)?.bottom ?? -1) + 1);
    if (header === null) continue;
    headers.push(header);
    row = header.bottom;
  }
  return headers.map((header, index) => ({
    header,
    key: layoutKey(header),
    range: { from: header.bottom + 1, to: (headers[index + 1]?.top ?? sheet.rows.length) - 1 },
  }));
}

function* readBlocks(
  state: SheetState,
  blocks: readonly Block[],
  plans: ReadonlyMap<string, ColumnPlan>,
  answers: readonly ColumnMapping[],
): Steps<SheetReading> {
  let after = 0;
  let sheetUnit: NamedUnit | null = null;
  const known = new Map<string, BlockFacts>();
  const rangesOf = (of: string) => blocks.filter((one) => one.key === of).map(({ range }) => range);
  const read: { block: Block; plan: ColumnPlan; units: MoneyUnits }[] = [];
  for (const block of blocks) {
    const { header, key, range } = block;
    for (let row = after; row < header.top; row += 1)
      state.place.take((state.sheet.rows.at(row) ?? []).map(cellText).filter((text) => text !== ""));
    sheetUnit = unitAbove(state, after, header.top - 1) ?? sheetUnit;
    after = range.to + 1;
    const plan = plans.get(key);
    if (plan === undefined) {
      state.notes.warn("TABLE_SKIPPED", header.top + 1);
      continue;
    }
    const told = answerFor(key, answers)?.moneyUnit;
    const above = sheetUnit ?? unitInName(state.sheet.name);
    const units = unitsOf(plan.units, above, told);
    if (units === "ask") return askUnit(state, block, plan);
    const before = state.lines.length;
    const facts = known.get(key) ?? (yield* factsOf(state, rangesOf(key), plan, units));
    known.set(key, facts);
    const amounts = yield* readBlock(state, range, { ...facts, context: { ...facts.context, units } });
    const unnamed = plan.units.paid === null && plan.units.due === null && above === null;
    if (told === undefined && (unitConflicts(state.lines, before) || (unnamed && looksUnlikeYuan(amounts))))
      return askUnit(state, block, plan);
    noteLayout(state, header.top + 1, plan, units.paid, key);
    if (told === undefined) read.push({ block, plan, units });
  }
  const { unitBelow } = state;
  const doubted = read.find(({ units }) => unitBelow !== null && unitBelow !== units.paid);
  if (doubted !== undefined) return askUnit(state, doubted.block, doubted.plan);
  const { name, lines, rejected, printed, layouts, doubts } = state;
  return { is: "roll", sheet: name, lines, rejected, warnings: state.notes.all(), printed, layouts, doubts };
}

const askUnit = (state: SheetState, { header, key, range }: Block, plan: ColumnPlan): SheetReading => ({
  is: "question",
  question: questionOf(state.sheet, header, key, [range], "moneyUnit", [plan.paid]),
});
