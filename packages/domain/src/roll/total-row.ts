/** Rows that print a total: how they are told, and what they say. */
import { readCapitalYuan } from "../money/capital-yuan";
import { moneyUnitInList } from "../money/money-unit";
import type { MoneyUnit } from "../money/money-unit";
import { compactText } from "./cell-text";
import type { Row } from "./cell-text";
import type { ColumnPlan } from "./column-plan";
import type { Printed } from "./control-total";
import type { MoneyUnits } from "./money-unit";
import { readMoney } from "./read-cells";
import { totalLevel } from "./row-kind";
import type { TotalLevel } from "./row-kind";

export interface TotalAmounts {
  readonly dueFen: number | null;
  readonly paidFen: number | null;
}

const PERSON_NAME = /^\p{Script=Han}{2,4}$/u;

/**
 * The level of the total whose label stands in one of these texts, whatever its column; null for other rows. Beside a
 * person's name only columns that label rows (number, name) are looked at: 合计 in a remark does not make a total.
 * @param texts what the cells of the row say, by column
 */
export function totalLevelOf(
  texts: readonly string[],
  plan: ColumnPlan,
  places: ReadonlySet<string>,
): TotalLevel | null {
  const names = plan.persons.map(({ name }) => name);
  const isName = (text: string) => PERSON_NAME.test(text.replaceAll(" ", "")) && totalLevel(text, places) === null;
  for (const [column, text] of texts.entries()) {
    if (text === "") continue;
    const level = totalLevel(text, places);
    if (level === null) continue;
    const labels = column === plan.seq || names.includes(column);
    const beside = names.some((name) => name !== column && isName(texts[name] ?? ""));
    if (labels || !beside) return level;
  }
  return null;
}

/** The amounts of a total's row: in their columns, else in the text (`合计（小写）￥25,070.63元`), else in capitals. */
export function totalAmounts(cells: Row, plan: ColumnPlan, units: MoneyUnits): TotalAmounts {
  const own = unitOfLabel(cells, plan);
  const [due, paid] = [readMoney(cells[plan.due], own ?? units.due), readMoney(cells[plan.paid], own ?? units.paid)];
  const dueFen = due.is === "amount" ? due.fen : null;
  if (paid.is === "amount") return { dueFen, paidFen: paid.fen };
  if (dueFen !== null) return { dueFen, paidFen: null };
  const text = cells.map((cell) => (cell?.kind === "text" ? compactText(cell) : "")).join(" ");
  const read = readMoney({ kind: "text", value: amountIn(text) }, own ?? units.paid);
  return { dueFen: null, paidFen: read.is === "amount" ? read.fen : readCapitalYuan(text) };
}

/** `合计（万元）` says in what its own figures are. */
function unitOfLabel(cells: Row, plan: ColumnPlan): MoneyUnit | null {
  for (const [column, cell] of cells.entries()) {
    if (cell?.kind !== "text" || column === plan.due || column === plan.paid) continue;
    const list = /计[(]([^)]*)[)]/u.exec(compactText(cell))?.[1];
    const named = list === undefined ? null : moneyUnitInList(list);
    if (named !== null && named !== "OTHER") return named;
  }
  return null;
}

/** The amount with the sign of money, else the last one in yuan. */
function amountIn(text: string): string {
  const signed = /[¥￥](\d[\d,]*(?:\.\d+)?)([百佰千仟万]?元)?/u.exec(text);
  const last = signed ?? [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)([百佰千仟万]?元)/gu)].at(-1);
  return last === undefined ? "" : `${last[1] ?? ""}${last[2] ?? ""}`;
}

/** Whether amounts without any label are the sum of the lines above: a total whose label was forgotten. */
export function sumsUpAbove(amounts: TotalAmounts, printed: readonly Printed[]): boolean {
  const value = amounts.paidFen ?? amounts.dueFen;
  if (value === null) return false;
  const by = amounts.paidFen === null ? "dueFen" : "paidFen";
  const sumFrom = (from: number): { lines: number; fen: number } => {
    let lines = 0;
    let fen = 0;
    for (let at = from; at < printed.length; at += 1) {
      const one = printed[at];
      if (one?.kind !== "LINE") continue;
      lines += 1;
      fen += one[by] ?? 0;
    }
    return { lines, fen };
  };
  const stretches = [sumFrom(printed.findLastIndex(({ kind }) => kind === "TOTAL") + 1), sumFrom(0)];
  return stretches.some(({ lines, fen }) => lines >= 2 && Math.abs(fen - value) <= 5);
}
