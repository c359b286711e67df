/** The rows under one heading → lines, rejected rows and printed totals. */
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText, columnLetter, compactText, isFilled } from "./cell-text";
import type { Row } from "./cell-text";
import type { ColumnPlan } from "./column-plan";
import { rowsIn } from "./block-values";
import type { RowRange } from "./block-values";
import type { MoneyUnits } from "./money-unit";
import { unitInRow } from "./money-unit";
import { outcomeOf, isPublicRemark, tellsOfDeathOrProxy } from "./outcome";
import { isUnitName } from "./place";
import { readLine } from "./read-line";
import type { CellAt, LineContext, ReadLine } from "./read-line";
import { totalLevel } from "./row-kind";
import { rowOfBlock } from "./row-of-block";
import type { SheetState } from "./sheet-state";
import { ROWS_PER_STEP } from "./steps";
import type { Steps } from "./steps";

/** What only shows when all rows under the same headings have been seen. */
export interface BlockFacts {
  readonly context: LineContext;
  /** Most rows leave the unit's column blank: it stands for the rows below too. */
  readonly sparseUnits: boolean;
}

/** How many lines were read, and how many of them are below ten yuan with digits below the fen. */
export interface SmallAmounts {
  readonly read: number;
  readonly small: number;
}

export function* readBlock(state: SheetState, range: RowRange, facts: BlockFacts): Steps<SmallAmounts> {
  const { plan, units } = facts.context;
  const from = state.lines.length;
  const small = state.smallAmounts;
  for (let row = range.from; row <= range.to; row += 1) {
    if ((row - range.from) % ROWS_PER_STEP === 0) yield Math.min(ROWS_PER_STEP, range.to - row + 1);
    const cells = state.sheet.rows.at(row);
    if (cells === undefined || cells.length === 0) continue;
    const kind = rowOfBlock(state, row, cells, plan, units);
    if (kind.is === "line") {
      if (kind.likeTotal !== undefined) noteDoubt(state, row + 1, kind.likeTotal, "PERSON");
      takeLine(state, row, cells, plan, facts);
    } else if (kind.is === "total") {
      if (kind.likePerson !== undefined) noteDoubt(state, row + 1, kind.likePerson, "TOTAL");
      state.printed.push({ kind: "TOTAL", row: row + 1, level: kind.level, ...kind.amounts });
    } else if (kind.is === "unit sum") {
      state.place.take([kind.name]);
      state.printed.push({ kind: "TOTAL", row: row + 1, level: "SUB", ...kind.amounts });
    } else if (kind.is === "sample") state.notes.warn("SAMPLE_ROW_SKIPPED", row + 1);
    else if (kind.is === "title") {
      state.place.take(kind.texts);
      state.unitBelow ??= unitInRow(state, row);
    } else if (kind.is === "aside") state.unitBelow ??= unitInRow(state, row);
    else if (kind.is === "continuation") addPlot(state, row, cells, plan);
  }
  return { read: state.lines.length - from, small: state.smallAmounts - small };
}

function noteDoubt(state: SheetState, row: number, label: string, as: "PERSON" | "TOTAL"): void {
  state.notes.warn("NAME_LIKE_TOTAL", row, { label, as });
  if (as === "PERSON") state.doubts += 1;
}

const NOWHERE: ReadonlySet<string> = new Set();

/** @param ranges the rows of all blocks with these headings */
export function* factsOf(
  state: SheetState,
  ranges: readonly RowRange[],
  plan: ColumnPlan,
  units: MoneyUnits,
): Steps<BlockFacts> {
  let statusIsExplicit = false;
  let [placed, named, whole, rounded] = [0, 0, 0, 0];
  let done = 0;
  for (const cells of rowsIn(state.sheet.rows, ranges)) {
    done += 1;
    if (done % ROWS_PER_STEP === 0) yield ROWS_PER_STEP;
    if (plan.status !== null && !statusIsExplicit)
      statusIsExplicit = outcomeOf(cellText(cells[plan.status])) === "PAID";
    const unit = plan.unit === null ? "" : compactText(cells[plan.unit]);
    if (unit !== "" && totalLevel(unit, NOWHERE) === null) placed += 1;
    if (
      plan.persons.some(
        ({ name, identity }) => isFilled(cells[name]) || (identity !== null && isFilled(cells[identity])),
      )
    )
      named += 1;
    for (const { identity } of plan.persons) {
      const cell = identity === null ? undefined : cells[identity];
      const text = cell?.kind === "text" ? cellText(cell) : "";
      if (!/^\d{17}[\dXx]$/.test(text)) continue;
      whole += 1;
      if (text.endsWith("000")) rounded += 1;
    }
  }
  yield done % ROWS_PER_STEP;
  // Numbers that went through a spreadsheet and came out as text end in 000, as their last three digits are lost. One
  // in eleven of those passes the check by chance, so where most end so, all of them are refused.
  const identitiesLostDigits = rounded >= 2 && rounded * 2 > whole;
  return {
    context: { plan, units, identitiesLostDigits, statusIsExplicit },
    sparseUnits: placed > 0 && placed * 2 <= named,
  };
}

/** Reads one row as a line or rejects it, and notes the unit that stands for rows below which leave theirs blank. */
function takeLine(state: SheetState, row: number, cells: Row, plan: ColumnPlan, facts: BlockFacts): void {
  const at = (column: number) => state.filled(row, column);
  const own = (column: number) => (state.isMergedFromAbove(row, column) ? undefined : cells[column]);
  const unitName = unitOf(state, row, at, plan, facts.sparseUnits ? state.place.unitAbove : null);
  const named = (column: number | null) => (column === null ? null : state.place.named(column, at(column)));
  const place = {
    unitName,
    communityName: named(plan.community) ?? state.place.current.community,
    group: named(plan.group) ?? state.place.current.group,
  };
  const read = readLine(at, own, place, facts.context);
  if (state.sheet.hiddenRows.has(row)) state.notes.hiddenRow(row + 1);
  const countedFen = read.ok ? read.line.paidFen : (read.printed.paidFen ?? 0);
  state.printed.push({ kind: "LINE", ...read.printed, countedFen, isRead: read.ok, unitName });
  const part = state.sheet.part === undefined ? {} : { part: state.sheet.part };
  if (read.ok) {
    state.lines.push({ sheet: state.name, row: row + 1, ...read.line, ...part });
    if (read.line.organisation && read.line.identityNumber === null && isUnitName(read.line.name))
      state.unitLines.push(state.printed.length - 1);
    noteLine(state, row + 1, read);
  } else {
    const label = read.column === null ? null : (plan.labels.get(read.column) ?? columnLetter(read.column));
    state.rejected.push({
      sheet: state.name,
      row: row + 1,
      column: label === null ? null : withoutPersonalNumbers(label),
      reason: read.reason,
      ...part,
    });
  }
  state.place.unitAbove = unitName ?? state.place.unitAbove;
}

function unitOf(state: SheetState, row: number, at: CellAt, plan: ColumnPlan, above: string | null): string | null {
  const own = plan.unit === null ? null : state.place.named(plan.unit, at(plan.unit));
  if (own !== null) return own;
  if (plan.unit === null || above === null) return state.place.current.unit;
  state.notes.count("UNIT_FILLED_DOWN", row + 1);
  return above;
}

function noteLine(state: SheetState, row: number, { line, notes, remark }: ReadLine & { ok: true }): void {
  for (const note of notes) {
    if (note === "ZERO_AMOUNT" || note === "QUANTITY_UNREADABLE") state.notes.warn(note, row);
    else state.notes.count(note, row);
  }
  if (line.dueFen < 1_000 && notes.includes("AMOUNT_ROUNDED")) state.smallAmounts += 1;
  if (remark === "") return;
  if (tellsOfDeathOrProxy(remark)) state.notes.warn("DECEASED_OR_ON_BEHALF", row);
  if (!isPublicRemark(remark)) state.notes.count("REMARK_NOT_PUBLISHED", row);
}

/** The quantity of a further plot belongs to the line of the household above. */
function addPlot(state: SheetState, row: number, cells: Row, plan: ColumnPlan): void {
  const last = state.lines.at(-1);
  if (plan.quantity === null || last === undefined || state.isMergedFromAbove(row, plan.quantity)) return;
  const more = cells[plan.quantity];
  if (typeof more?.value !== "number" || last.quantityMilli === null) return;
  state.lines[state.lines.length - 1] = { ...last, quantityMilli: last.quantityMilli + Math.round(more.value * 1000) };
}
