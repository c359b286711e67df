import type { RollWarning, WarningKind } from "./roll";

/** The warnings of one sheet: single ones with their row, frequent ones counted, hidden rows gathered into stretches. */
export class SheetNotes {
  private readonly warnings: RollWarning[] = [];
  private readonly counts = new Map<WarningKind, { row: number; count: number }>();
  private hidden: { row: number; count: number; last: number } | null = null;

  constructor(private readonly sheet: string) {}

  /** @param row from 1, or null for the whole sheet */
  warn(kind: WarningKind, row: number | null, details: RollWarning["details"] = {}): void {
    this.warnings.push({ sheet: this.sheet, row, kind, details });
  }

  /** One more of a kind that is told once, with the first row and how many there were. @param row from 1 */
  count(kind: WarningKind, row: number): void {
    const counted = this.counts.get(kind);
    if (counted === undefined) this.counts.set(kind, { row, count: 1 });
    else counted.count += 1;
  }

  /** A hidden row that was read. @param row from 1 */
  hiddenRow(row: number): void {
    if (this.hidden !== null && this.hidden.last === row - 1) {
      this.hidden.count += 1;
      this.hidden.last = row;
      return;
    }
    this.endHidden();
    this.hidden = { row, count: 1, last: row };
  }

  all(): RollWarning[] {
    this.endHidden();
    for (const [kind, { row, count }] of this.counts) this.warn(kind, row, { count });
    this.counts.clear();
    return this.warnings;
  }

  private endHidden(): void {
    if (this.hidden !== null) this.warn("HIDDEN_ROW", this.hidden.row, { count: this.hidden.count });
    this.hidden = null;
  }
}
