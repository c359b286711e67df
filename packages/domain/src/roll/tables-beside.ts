/** Two tables side by side on one sheet: a roll printed in two columns, or a summary to the right of the roll. */
import { placeIn } from "./place";
import { totalLevel } from "./row-kind";
import { MAX_COLUMNS, cellText, compactText, isFilled } from "./cell-text";
import type { Cell, CellRow, CellSheet } from "./cells";
import type { Header, HeaderColumn } from "./find-header";

/** Columns from–to, both included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const has = (columns: readonly HeaderColumn[], ...is: readonly string[]): boolean =>
  columns.some(({ meaning }) => meaning !== null && is.includes(meaning.is));

const isRoll = (columns: readonly HeaderColumn[]): boolean => has(columns, "name", "identity") && has(columns, "money");

const isSummary = (columns: readonly HeaderColumn[]): boolean =>
  has(columns, "money") &&
  !has(columns, "name", "identity") &&
  (has(columns, "unit", "village", "community", "group", "unitCode") ||
    columns.some(({ label }) => /户数|人数/u.test(label)));

/** The sheets of which this one consists: itself, or one for each of the tables that stand side by side. */
export function tablesBeside(sheet: CellSheet, headers: readonly Header[]): readonly CellSheet[] {
  for (const header of headers) {
    const spans = repeated(header.columns) ?? parted(sheet, header);
    if (spans !== null) return spans.map((span) => cutOut(sheet, header.top, span, spans));
  }
  return [sheet];
}

/** `序号 姓名 金额 序号 姓名 金额`: every part begins with the first heading and is a roll by itself. */
function repeated(columns: readonly HeaderColumn[]): readonly Span[] | null {
  const [first] = columns;
  const starts = columns.flatMap(({ label }, index) => (label === first?.label ? [index] : []));
  if (starts.length < 2) return null;
  const parts = starts.map((start, index) => columns.slice(start, starts[index + 1] ?? columns.length));
  return parts.every(isRoll) ? spansOf(parts) : null;
}

/** A blank column between a roll and another roll, or a summary. */
function parted(sheet: CellSheet, header: Header): readonly Span[] | null {
  const { columns } = header;
  for (let index = 1; index < columns.length; index += 1) {
    const [before, after] = [columns[index - 1]?.column ?? 0, columns[index]?.column ?? 0];
    if (after - before < 2 || !isBlank(sheet, header.bottom, before + 1, after - 1)) continue;
    const parts = [columns.slice(0, index), columns.slice(index)];
    if (parts.some(isRoll) && parts.every((part) => isRoll(part) || isSummary(part))) return spansOf(parts);
  }
  return null;
}

const ROWS_LOOKED_AT = 50;

function isBlank(sheet: CellSheet, bottom: number, from: number, to: number): boolean {
  for (let row = bottom + 1; row <= bottom + ROWS_LOOKED_AT && row < sheet.rows.length; row += 1)
    if (
      sheet.rows
        .at(row)
        ?.slice(from, to + 1)
        .some(isFilled)
    )
      return false;
  return true;
}

const spansOf = (parts: readonly (readonly HeaderColumn[])[]): readonly Span[] =>
  parts.map((part, index) => ({
    from: index === 0 ? 0 : (part[0]?.column ?? 0),
    to: (parts[index + 1]?.[0]?.column ?? MAX_COLUMNS) - 1,
  }));

/** Whether each of several tables has a title of its own in this row: the name of its unit or group. */
function titlesEach(cells: CellRow, spans: readonly Span[]): boolean {
  const named = spans.filter(({ from, to }) =>
    cells.slice(from, to + 1).some((cell) => {
      const { unit, group } = placeIn(cellText(cell));
      return unit !== null || group !== null;
    }),
  );
  return named.length > 1;
}

/**
 * The sheet as if only these columns stood on it from row `top` on. What is above belongs to all of its tables, unless
 * each has a title of its own.
 */
function cutOut(sheet: CellSheet, top: number, part: Span, spans: readonly Span[]): CellSheet {
  const { rows } = sheet;
  const { from, to } = part;
  const at = (row: number): CellRow | undefined => {
    const cells = rows.at(row);
    if (cells === undefined || (row < top && !titlesEach(cells, spans))) return cells;
    const own: (Cell | undefined)[] = cells.map((cell, column) => (column >= from && column <= to ? cell : undefined));
    // 合计 stands once, at the left: it counts for all amounts of its row.
    if (!own.some((cell) => cell?.kind === "text" && cellText(cell) !== "") && own.some(isFilled)) {
      const label = cells.find((cell) => cell?.kind === "text" && totalLevel(compactText(cell), new Set()) !== null);
      if (label !== undefined) own[from] = label;
    }
    return own;
  };
  return {
    ...sheet,
    part,
    rows: { length: rows.length, at },
    merges: sheet.merges.filter(({ top: start, left, right }) => start < top || (left >= from && right <= to)),
  };
}
