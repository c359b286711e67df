import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { cellText, mergesOf } from "./cell-text";
import type { Merges } from "./cell-text";
import type { NamedUnit } from "../money/money-unit";
import type { Cell, CellSheet } from "./cells";
import type { Printed } from "./control-total";
import type { Place } from "./place";
import type { RejectedLine, RollLine, SheetLayout } from "./roll";
import { SheetNotes } from "./sheet-notes";
import { SheetPlace } from "./sheet-place";

/** What is known of a sheet while it is read from top to bottom. */
export class SheetState {
  readonly lines: RollLine[] = [];
  readonly rejected: RejectedLine[] = [];
  readonly printed: Printed[] = [];
  readonly layouts: SheetLayout[] = [];
  readonly name: string;
  /** Rows that may be a person or a total. */
  doubts = 0;
  /** Lines below ten yuan with digits below the fen: signs of another unit. */
  smallAmounts = 0;
  /** A unit of money that a row between or below the lines names, such as a note at the foot. */
  unitBelow: NamedUnit | null = null;
  readonly notes: SheetNotes;
  readonly place: SheetPlace;
  readonly merges: Merges;

  constructor(
    readonly sheet: CellSheet,
    base: Place,
  ) {
    this.name = withoutPersonalNumbers(sheet.name);
    this.notes = new SheetNotes(this.name);
    this.place = new SheetPlace(base);
    this.merges = mergesOf(sheet);
  }

  /** A cell; one that is merged with those above it has their value. */
  filled(row: number, column: number): Cell | undefined {
    const origin = this.merges.origin(row, column);
    return this.sheet.rows.at(origin.column === column ? origin.row : row)?.[column];
  }

  isMergedFromAbove(row: number, column: number): boolean {
    return this.merges.origin(row, column).row < row;
  }

  /** What the cells of a row say; a text merged over several columns counts once. */
  texts(row: number): string[] {
    return Array.from(this.sheet.rows.at(row) ?? [], (cell, column) =>
      this.merges.origin(row, column).column === column ? cellText(cell) : "",
    );
  }
}
