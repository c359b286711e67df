import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { toPlaces } from "./even-places";
import type { SheetPageSum } from "./sheet-content";

/** 本页小计 of one column over the rows `from` … `to - 1`. */
export function pageSumText(sum: SheetPageSum, from: number, to: number): string {
  const total = sum.values.slice(from, to).reduce((all, value) => all + value, 0);
  return sum.kind === "fen" ? formatYuan(total) : toPlaces(total, 3, sum.places);
}
