import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { rowsIn } from "./block-values";
import type { RowRange } from "./block-values";
import { columnLetter, isFilled } from "./cell-text";
import type { CellSheet } from "./cells";
import type { Header } from "./find-header";
import type { Asked, ColumnMapping, MappingQuestion } from "./mapping";
import { readMoney } from "./read-cells";

/** A question before it is known what each answer would give. */
export type OpenQuestion = Omit<MappingQuestion, "choices">;

export function questionOf(
  sheet: CellSheet,
  header: Header,
  layout: string,
  ranges: readonly RowRange[],
  asks: Asked,
  candidates: readonly number[],
): OpenQuestion {
  const sums = header.columns.map(({ column }) => ({ column, filled: 0, amounts: 0, fen: 0 }));
  for (const cells of rowsIn(sheet.rows, ranges)) {
    for (const sum of sums) {
      if (!isFilled(cells[sum.column])) continue;
      sum.filled += 1;
      const money = readMoney(cells[sum.column], "YUAN");
      if (money.is !== "amount") continue;
      sum.amounts += 1;
      sum.fen += money.fen;
    }
  }
  return {
    sheet: withoutPersonalNumbers(sheet.name),
    headerRow: header.top + 1,
    layout,
    asks,
    candidates: candidates.map((column) => column + 1),
    columns: header.columns.map(({ column, label }, index) => {
      const { filled = 0, amounts = 0, fen = 0 } = sums[index] ?? {};
      return {
        column: column + 1,
        letter: columnLetter(column),
        label: withoutPersonalNumbers(label),
        filled,
        sumFen: filled > 0 && amounts >= filled * 0.9 && Number.isSafeInteger(fen) ? fen : null,
      };
    }),
  };
}

const MONEY_CHOICES = ["YUAN", "QIAN", "WAN"] as const;

/** More choices than this nobody compares; the screen still lists all columns. */
const MOST_CHOICES = 8;

/** The answers a question allows, each together with what was answered before for the same layout. */
export function answersTo(
  question: OpenQuestion,
  before: readonly ColumnMapping[],
): { readonly column: number | null; readonly answer: ColumnMapping }[] {
  const { layout, asks } = question;
  const known = before.find((one) => one.layout === layout) ?? { layout, columns: {} };
  if (asks === "moneyUnit")
    return MONEY_CHOICES.map((moneyUnit) => ({ column: null, answer: { ...known, moneyUnit } }));
  const columns: (number | null)[] = question.candidates.slice(0, MOST_CHOICES);
  if (asks === "identity") columns.push(null);
  return columns.map((column) => ({
    column,
    answer: { ...known, columns: { ...known.columns, [asks]: column } },
  }));
}
