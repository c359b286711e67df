/** The cells of a file, before anything is known of what they mean. */

import type { Aside } from "../privacy/number-find";

/** One cell as the file gives it; numbers stay numbers, text stays text, an error keeps its name. */
export interface Cell {
  readonly value: string | number | boolean | Date | null;
  readonly kind: "text" | "number" | "boolean" | "date" | "error" | "empty";
  readonly formula?: boolean;
}

export type CellRow = ReadonlyArray<Cell | undefined>;

/**
 * The rows of a sheet by number, from 0. An array is one; a reader of long files keeps rows packed and makes cells only
 * when a row is asked for, so ask once and hold on to what you got.
 */
export interface CellRows {
  readonly length: number;
  /** Undefined for a row without cells. Never called with a negative number. */
  at(row: number): CellRow | undefined;
}

/** One worksheet. Rows and columns count from 0 here, from 1 in everything shown to people. */
export interface CellSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: CellRows;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: ReadonlyArray<{ top: number; left: number; bottom: number; right: number }>;
  /** The columns of one of several tables that stand side by side; the cells of the others are left out. */
  readonly part?: { readonly from: number; readonly to: number };
}

export interface Workbook {
  readonly format: "xlsx" | "xls" | "csv";
  readonly sheets: readonly CellSheet[];
  /** What stands beside the cells: comments, text boxes, properties, pictures' own. Looked at for numbers, never kept. */
  readonly asides?: readonly Aside[];
}
