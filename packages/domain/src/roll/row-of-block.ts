/** What a row under a heading is: a line, a total, or something that stands between the lines. */
import { cellText } from "./cell-text";
import type { Row } from "./cell-text";
import type { ColumnPlan } from "./column-plan";
import type { MoneyUnits } from "./money-unit";
import { isMeantAsIdentity, readMoney } from "./read-cells";
import { isNumbering } from "./find-header";
import { isUnitName } from "./place";
import { isNote, isSample, isSignature, isStatistic } from "./row-kind";
import type { TotalLevel } from "./row-kind";
import type { SheetState } from "./sheet-state";
import { sumsUpAbove, totalAmounts, totalLevelOf } from "./total-row";
import type { TotalAmounts } from "./total-row";

export type RowOfBlock =
  /** `likeTotal`: the name reads like a total (合计), but the row has a number of its own. */
  | { readonly is: "line"; readonly likeTotal?: string }
  | { readonly is: "total"; readonly level: TotalLevel; readonly amounts: TotalAmounts; readonly likePerson?: string }
  /** A unit and its sum, above its lines. */
  | { readonly is: "unit sum"; readonly name: string; readonly amounts: TotalAmounts }
  | { readonly is: "sample" }
  /** A further row of the household above, whose cells are merged over both. */
  | { readonly is: "continuation" }
  /** The title of the lines to come. */
  | { readonly is: "title"; readonly texts: readonly string[] }
  /** Signatures, notes, rows of a form filled in advance, nothing. */
  | { readonly is: "aside" };

const ASIDE = { is: "aside" } as const;
const LINE = { is: "line" } as const;

export function rowOfBlock(
  state: SheetState,
  row: number,
  cells: Row,
  plan: ColumnPlan,
  units: MoneyUnits,
): RowOfBlock {
  const texts = state.texts(row);
  const filled = texts.filter((text) => text !== "");
  if (filled.length === 0 && !cells.some((cell) => cell?.kind === "error")) return ASIDE;
  const seq = texts[plan.seq ?? -1] ?? "";
  if (isSample(filled, plan.seq === null ? (filled[0] ?? "") : seq)) return { is: "sample" };
  if (continuesAbove(state, row, plan)) return { is: "continuation" };
  // An identity number makes a line, whatever the rest of the row looks like.
  if (plan.persons.some(({ identity }) => identity !== null && isMeantAsIdentity(cells[identity]))) return LINE;

  // Three numbers in a row may be a line without a name; that of a form goes over all columns.
  if (isNumbering(filled) && (filled.length >= 5 || filled.every((text) => !/\d/u.test(text)))) return ASIDE;
  const labels = [seq, ...plan.persons.map(({ name }) => texts[name] ?? ""), filled[0] ?? ""];
  const likeAverage = labelOfPerson(texts, plan, /^平均$/u);
  if (labels.some(isStatistic) && (likeAverage === null || state.otherwise.labelsAreTotals)) return ASIDE;
  const [paid, due] = [readMoney(cells[plan.paid], units.paid), readMoney(cells[plan.due], units.due)];
  const hasAmount = paid.is === "amount" || due.is === "amount";
  if (likeAverage !== null) return hasAmount ? { is: "line", likeTotal: likeAverage } : ASIDE;
  const level = totalLevelOf(texts, plan, state.place.met);
  if (level !== null) return totalOrPerson(state, texts, plan, level, totalAmounts(cells, plan, units));
  if (!hasAmount && filled.length === 1 && state.place.takeTitle(filled[0] ?? "")) return ASIDE;
  if (!hasAmount && filled.some(isSignature)) return ASIDE;

  const namedHere = plan.persons.some(({ name }) => (texts[name] ?? "") !== "");
  const named = namedHere || plan.persons.some(({ name }) => cellText(state.filled(row, name)) !== "");
  if (!hasAmount) {
    const broken = paid.is === "fault" || due.is === "fault";
    if (!namedHere && !(named && broken)) return broken && seq !== "" ? LINE : titleOrAside(filled);
    const isNoteOnly = plan.persons.every(({ name }) => texts[name] === "" || isNote(texts[name] ?? ""));
    if (isNoteOnly && !/^\d+$/.test(seq)) return ASIDE;
  }
  const unit = state.otherwise.unitsAreTitles === true ? unitInNames(texts, plan) : null;
  if (unit !== null) return { is: "unit sum", name: unit, amounts: totalAmounts(cells, plan, units) };
  if (named) return LINE;
  if (paid.is === "amount" && paid.fen === 0) return ASIDE;
  const amounts = totalAmounts(cells, plan, units);
  return seq === "" && sumsUpAbove(amounts, state.printed) ? { is: "total", level: "TOTAL", amounts } : LINE;
}

/**
 * 合计 in the column of names beside a number of the list: a total within the numbering where it is the sum of the lines
 * above, else somebody of that name.
 */
function totalOrPerson(
  state: SheetState,
  texts: readonly string[],
  plan: ColumnPlan,
  level: TotalLevel,
  amounts: TotalAmounts,
): RowOfBlock {
  const label = labelOfPerson(texts, plan, BARE_TOTAL);
  if (label === null) return { is: "total", level, amounts };
  const hasAmount = amounts.paidFen !== null || amounts.dueFen !== null;
  return !hasAmount || state.otherwise.labelsAreTotals || sumsUpAbove(amounts, state.printed)
    ? { is: "total", level, amounts, likePerson: label }
    : { is: "line", likeTotal: label };
}

/** The label that stands where a person's name would, in a row with a number of the list; null where none does. */
function labelOfPerson(texts: readonly string[], plan: ColumnPlan, label: RegExp): string | null {
  if (!/^\d+$/u.test(texts[plan.seq ?? -1] ?? "")) return null;
  const names = plan.persons.map(({ name }) => (texts[name] ?? "").replaceAll(" ", ""));
  return names.find((text) => label.test(text)) ?? null;
}

function unitInNames(texts: readonly string[], plan: ColumnPlan): string | null {
  return plan.persons.map(({ name }) => texts[name] ?? "").find(isUnitName) ?? null;
}

const BARE_TOTAL = /^(?:总?合计|小计|总计|共计|累计|总额|分计)$/u;

const titleOrAside = (filled: readonly string[]): RowOfBlock =>
  filled.length <= 2 ? { is: "title", texts: filled.filter((text) => !isNote(text) || /[:：]/u.test(text)) } : ASIDE;

/** A household of several plots under merged cells: the amount was read in the first row. */
function continuesAbove(state: SheetState, row: number, plan: ColumnPlan): boolean {
  const [person] = plan.persons;
  return person !== undefined && state.isMergedFromAbove(row, plan.paid) && state.isMergedFromAbove(row, person.name);
}
