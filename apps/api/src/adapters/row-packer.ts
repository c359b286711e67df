/** Cells of long sheets kept as bytes: some ten times smaller than objects, made into cells again when a row is asked for. */
import type { Cell, CellRow, CellRows } from "@gongshi/domain/roll/cells";
import type { StringTable } from "./string-table";

const CHUNK_BYTES = 1 << 20;
export const MAX_COLUMNS = 256;
export const MAX_ROWS = 1_048_576;

const [NUMBER, SHARED, ASCII, TEXT, TRUE, FALSE, ERROR, NO_RESULT, DATE, INTEGER] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const FORMULA = 0x80;

const ERROR_CELLS: readonly Cell[] = [
  { kind: "error", value: "#ERROR" },
  { kind: "error", value: "#ERROR", formula: true },
];
const NO_RESULT_CELL: Cell = { kind: "error", value: "#NO_RESULT", formula: true };

/** Takes a sheet's rows one by one. Cells beyond {@link MAX_COLUMNS} and rows beyond {@link MAX_ROWS} are ghosts and left out. */
export class RowPacker {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private chunkOf = new Uint32Array(1024);
  private startOf = new Uint32Array(1024);
  private length = 0;
  private scratch = Buffer.allocUnsafe(4096);
  private at = 0;
  private row = 0;

  /** @param row from 0 */
  begin(row: number): void {
    this.row = row;
    this.at = 4;
  }

  text(column: number, text: string, formula = false): void {
    const start = this.open(column, ASCII, formula, 4 + text.length * 3);
    if (start < 0) return;
    const bytes = this.scratch.write(text, start + 6, "utf8");
    if (bytes !== text.length) this.scratch[start + 1] = TEXT | (formula ? FORMULA : 0);
    this.scratch.writeUInt32LE(bytes, start + 2);
    this.at = start + 6 + bytes;
  }

  /** A text of the workbook's shared table, by its number there. */
  shared(column: number, index: number, formula = false): void {
    const start = this.open(column, SHARED, formula, 4);
    if (start < 0) return;
    this.scratch.writeUInt32LE(index, start + 2);
    this.at = start + 6;
  }

  number(column: number, value: number, formula = false): void {
    const small = (value | 0) === value && !Object.is(value, -0);
    const start = this.open(column, small ? INTEGER : NUMBER, formula, 8);
    if (start < 0) return;
    if (small) this.scratch.writeInt32LE(value, start + 2);
    else this.scratch.writeDoubleLE(value, start + 2);
    this.at = start + (small ? 6 : 10);
  }

  /** @param time milliseconds since 1970, UTC */
  date(column: number, time: number, formula = false): void {
    const start = this.open(column, DATE, formula, 8);
    if (start < 0) return;
    this.scratch.writeDoubleLE(time, start + 2);
    this.at = start + 10;
  }

  boolean(column: number, value: boolean, formula = false): void {
    this.at += this.open(column, value ? TRUE : FALSE, formula, 0) < 0 ? 0 : 2;
  }

  error(column: number, formula = false): void {
    this.at += this.open(column, ERROR, formula, 0) < 0 ? 0 : 2;
  }

  /** A formula whose result the file does not hold: nobody knows what it says. */
  noResult(column: number): void {
    this.at += this.open(column, NO_RESULT, true, 0) < 0 ? 0 : 2;
  }

  end(): void {
    const { row, at } = this;
    if (at === 4 || row >= MAX_ROWS || row < 0) return;
    this.scratch.writeUInt32LE(at, 0);
    if (this.used + at > CHUNK_BYTES) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, at)));
      this.used = 0;
    }
    const chunk = this.chunks.length - 1;
    this.scratch.copy(this.chunks[chunk] as Buffer, this.used, 0, at);
    if (row >= this.chunkOf.length) {
      this.chunkOf = grown(this.chunkOf, row);
      this.startOf = grown(this.startOf, row);
    }
    this.chunkOf[row] = chunk + 1;
    this.startOf[row] = this.used;
    this.used += at;
    this.length = Math.max(this.length, row + 1);
  }

  rows(strings: StringTable | null): CellRows {
    const { chunks, chunkOf, startOf, length } = this;
    let lastRow = -1;
    let last: CellRow | undefined;
    return {
      length,
      at(row) {
        if (row === lastRow) return last;
        const chunk = row < length ? (chunkOf[row] ?? 0) : 0;
        lastRow = row;
        last = chunk === 0 ? undefined : unpacked(chunks[chunk - 1] as Buffer, startOf[row] ?? 0, strings);
        return last;
      },
    };
  }

  /** Where the cell starts in the scratch bytes; -1 for a ghost. */
  private open(column: number, kind: number, formula: boolean, room: number): number {
    if (!(column >= 0 && column < MAX_COLUMNS)) return -1;
    const start = this.at;
    if (start + 2 + room > this.scratch.length) {
      const wider = Buffer.allocUnsafe((start + 2 + room) * 2);
      this.scratch.copy(wider, 0, 0, start);
      this.scratch = wider;
    }
    this.scratch[start] = column;
    this.scratch[start + 1] = kind | (formula ? FORMULA : 0);
    return start;
  }
}

function grown(array: Uint32Array<ArrayBuffer>, row: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.min(MAX_ROWS, Math.max(row + 1, array.length * 2)));
  wider.set(array);
  return wider;
}

function unpacked(bytes: Buffer, start: number, strings: StringTable | null): CellRow {
  const end = start + bytes.readUInt32LE(start);
  const cells: (Cell | undefined)[] = [];
  let at = start + 4;
  while (at < end) {
    const column = bytes[at] as number;
    const kind = bytes[at + 1] as number;
    const formula = (kind & FORMULA) !== 0;
    at += 2;
    let cell: Cell | undefined;
    switch (kind & ~FORMULA) {
      case INTEGER:
        cell = numberCell(bytes.readInt32LE(at), formula);
        at += 4;
        break;
      case NUMBER:
        cell = numberCell(bytes.readDoubleLE(at), formula);
        at += 8;
        break;
      case DATE: {
        const value = new Date(bytes.readDoubleLE(at));
        cell = formula ? { kind: "date", value, formula } : { kind: "date", value };
        at += 8;
        break;
      }
      case SHARED:
        cell = strings?.cell(bytes.readUInt32LE(at));
        if (formula && cell !== undefined) cell = { ...cell, formula };
        at += 4;
        break;
      case ASCII:
      case TEXT: {
        const length = bytes.readUInt32LE(at);
        const value =
          (kind & ~FORMULA) === ASCII
            ? bytes.toString("latin1", at + 4, at + 4 + length)
            : bytes.toString("utf8", at + 4, at + 4 + length);
        cell = formula ? { kind: "text", value, formula } : { kind: "text", value };
        at += 4 + length;
        break;
      }
      case TRUE:
      case FALSE:
        cell = { kind: "boolean", value: (kind & ~FORMULA) === TRUE };
        break;
      case NO_RESULT:
        cell = NO_RESULT_CELL;
        break;
      default:
        cell = ERROR_CELLS[formula ? 1 : 0];
    }
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  }
  return cells;
}

const numberCell = (value: number, formula: boolean): Cell =>
  formula ? { kind: "number", value, formula } : { kind: "number", value };
