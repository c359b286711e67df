/** In which unit of money a table's amounts are. */
import type { MoneyUnit } from "../money/parse-yuan";
import { compactText } from "./cell-text";
import { moneyUnitIn } from "./column-meaning";
import type { RollLine } from "./roll";
import type { SheetState } from "./sheet-state";

/** `单位：元、亩` above a table, in rows from–to; the line nearest to the table counts. */
export function unitAbove(state: SheetState, from: number, to: number): MoneyUnit | null {
  for (let row = to; row >= from; row -= 1) {
    for (const [column, cell] of (state.sheet.rows.at(row) ?? []).entries()) {
      if (state.merges.origin(row, column).column !== column) continue;
      const found = /(?:单位|金额)[:：]?([^;；。]*)|[(（]([^)）]*元[^)）]*)[)）]/u.exec(compactText(cell));
      const unit = found === null ? null : moneyUnitIn(found[1] ?? found[2] ?? "");
      if (unit !== null) return unit;
    }
  }
  return null;
}

/** What rate × quantity says about 元 and 万元: true when the amounts are off by ten thousand throughout. */
export function unitConflicts(lines: readonly RollLine[], from: number, unit: MoneyUnit): boolean {
  const wanted = unit === "WAN" ? 1e4 : 1e-4;
  let off = 0;
  let compared = 0;
  for (let at = from; at < lines.length; at += 1) {
    const { quantityMilli, rateE4, dueFen } = lines[at] as RollLine;
    if (!quantityMilli || !rateE4 || dueFen === 0) continue;
    compared += 1;
    if (Math.abs(dueFen / ((quantityMilli * rateE4) / 1e5) / wanted - 1) < 0.05) off += 1;
  }
  return compared > 0 && off === compared;
}
