import { pageSumText } from "@gongshi/domain/sheet/page-sum";
import type { SheetColumn, SheetTable } from "@gongshi/domain/sheet/sheet-content";
import { words } from "@gongshi/domain/sheet/words";
import type { Block } from "./block";
import { mm, type PaperMeasures } from "./paper-measures";
import type { PageRows } from "./paginate-rows";
import type { Align, SetOptions, SetText, Typesetter } from "./typesetter";

const PADDING = mm(1.2);
const LEADING = 1.3;
const ROW_HEIGHT = 1.62;
/** Centred columns wanting more than this many ems hold text that may wrap. */
const WRAPS_BEYOND = 6.5;
/** Squeezed further than this, text would stand in single characters: then all columns give way alike. */
const LEAST_SQUEEZE = 0.35;

/** The rows of a table as blocks of the paper's inner width. */
export interface TableBlocks {
  readonly header: Block;
  readonly rows: readonly Block[];
  /** 本页小计; of no height where nothing is summed. */
  pageSum(rows: PageRows): Block;
  /** A row across all columns, for 合计. */
  across(text: string, bold: boolean): Block;
}

export function tableBlocks(table: SheetTable, paper: PaperMeasures, type: Typesetter): TableBlocks {
  const widths = columnWidths(table.columns, paper);
  const row = (cells: readonly string[], options: RowOptions) => rowBlock(cells, widths, paper, type, options);
  const aligns = table.columns.map((column) => column.align);
  return {
    header: row(
      table.columns.map((column) => column.label),
      { size: paper.size.header, bold: true, shaded: true, aligns: aligns.map(() => "center"), labels: true },
    ),
    rows: table.rows.map((cells) => row(cells, { size: paper.size.row, aligns })),
    pageSum: (rows) =>
      table.pageSums.length === 0 ? { height: 0, draw: () => undefined } : sumRow(table, rows, widths, paper, type),
    across: (text, bold) =>
      rowBlock([text], [paper.inner], paper, type, { size: paper.size.totals, bold, aligns: ["left"] }),
  };
}

interface RowOptions {
  readonly size: number;
  readonly aligns: readonly Align[];
  readonly bold?: boolean;
  readonly shaded?: boolean;
  /** Labels may break before a bracket. */
  readonly labels?: boolean;
}

function rowBlock(
  cells: readonly string[],
  widths: readonly number[],
  paper: PaperMeasures,
  type: Typesetter,
  options: RowOptions,
): Block {
  const { size, aligns, bold = false, shaded = false, labels = false } = options;
  const weight = bold ? "bold" : "regular";
  const texts = cells.map((cell, index): SetText => {
    const width = (widths[index] ?? 0) - 2 * PADDING;
    const set = { weight, align: aligns[index] ?? "left", leading: LEADING } as const;
    return labels ? setLabel(cell, width, size, set, type) : type.set(cell, width, size, set);
  });
  const tallest = Math.max(...texts.map((text) => text.height));
  const height = Math.max(size * ROW_HEIGHT, tallest + size * 0.45);
  return {
    height,
    draw(x, y) {
      if (shaded) type.shade(x, y, paper.inner, height);
      let left = x;
      texts.forEach((text, index) => {
        const width = widths[index] ?? 0;
        type.frame(left, y, width, height);
        type.draw(text, left + PADDING, y + (height - text.height) / 2);
        left += width;
      });
    },
  };
}

function setLabel(label: string, width: number, size: number, options: SetOptions, type: Typesetter): SetText {
  const whole = type.set(label, width, size, options);
  if (whole.lines.length === 1) return whole;
  const parts = label.split(/(?=[(（])/u).map((part) => type.set(part, width, size, options));
  return {
    ...whole,
    lines: parts.flatMap((part) => part.lines),
    height: parts.reduce((total, part) => total + part.height, 0),
  };
}

/** The label stands across the columns before the first sum. */
function sumRow(
  table: SheetTable,
  rows: PageRows,
  widths: readonly number[],
  paper: PaperMeasures,
  type: Typesetter,
): Block {
  const firstSum = Math.min(...table.pageSums.map((sum) => sum.column));
  const before = Math.max(1, firstSum);
  const texts = new Map(table.pageSums.map((sum) => [sum.column, pageSumText(sum, rows.from, rows.to)]));
  const cells = [words.pageSum, ...table.columns.slice(before).map((_, index) => texts.get(index + before) ?? "")];
  const merged = [widths.slice(0, before).reduce((total, width) => total + width, 0), ...widths.slice(before)];
  const aligns: Align[] = ["center", ...table.columns.slice(before).map((column) => column.align)];
  return rowBlock(cells, merged, paper, type, { size: paper.size.row, bold: true, aligns });
}

/** Numbers and short words may not wrap. */
const isFirm = (column: SheetColumn): boolean => column.align === "right" || column.weight <= WRAPS_BEYOND;

/** Where there is room to spare, all columns share it; where there is not, only those with text give way. */
function columnWidths(columns: readonly SheetColumn[], paper: PaperMeasures): number[] {
  const em = paper.size.row;
  const total = (of: readonly SheetColumn[]) => of.reduce((sum, column) => sum + column.weight * em, 0);
  const firm = total(columns.filter(isFirm));
  const all = total(columns);
  const squeeze = (paper.inner - firm) / (all - firm);
  if (all <= paper.inner || squeeze < LEAST_SQUEEZE || firm === all)
    return columns.map((column) => (column.weight * em * paper.inner) / all);
  return columns.map((column) => column.weight * em * (isFirm(column) ? 1 : squeeze));
}
