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

/** How rows are read that may be a line or not. */
export interface OtherReading {
  /** 合计 beside a number of the list is always a total. */
  readonly labelsAreTotals?: boolean;
  /** A unit's name in the column of names is the title of the lines below, and its amount their sum. */
  readonly unitsAreTitles?: boolean;
}

/** What is known of a sheet while it is read from top to bottom. */
export class SheetState {
  readonly lines: RollLine[] = [];
  readonly rejected: RejectedLine[] = [];
  readonly printed: Printed[] = [];
  readonly layouts: SheetLayout[] = [];
  readonly name: string;
  /** Rows that may be a person or a total. */
  doubts = 0;
  /** Lines of organisations without number that are called like a unit, by their place among `printed`. */
  readonly unitLines: number[] = [];
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
    /** Another way to read rows that may be a line or not: tried where the usual one does not add up. */
    readonly otherwise: OtherReading = {},
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
