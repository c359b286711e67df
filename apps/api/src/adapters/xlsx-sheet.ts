/** `xl/worksheets/sheet1.xml` → packed rows, row by row. */
import type { CellSheet } from "@gongshi/domain/roll/cells";
import { MAX_COLUMNS, RowPacker } from "./row-packer";
import type { StringTable } from "./string-table";
import { attribute, XmlFault } from "./xml-stream";
import type { XmlHandler } from "./xml-stream";
import { isOn, plainText } from "./xlsx-book";

export interface BookFacts {
  readonly strings: StringTable | null;
  readonly isDate: readonly boolean[];
  readonly date1904: boolean;
}

/** Columns under merged ranges, all ranges together: more than that no table has, and it costs memory. */
const MOST_MERGED = 3_000_000;
const DAY = 86_400_000;
const [DAYS_TO_1970, DAYS_TO_1904, LAST_DAY] = [25_569, 1_462, 2_958_465];

export class SheetPartReader implements XmlHandler {
  private readonly packer = new RowPacker();
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly merges: { top: number; left: number; bottom: number; right: number }[] = [];
  private merged = 0;
  private row = -1;
  private column = -1;
  private type = "n";
  private style = 0;
  private formula = false;
  private value: string | null = null;
  private reading: "value" | "inline" | null = null;
  private inlineDepth = 0;
  private aside = 0;

  constructor(private readonly book: BookFacts) {}

  open(name: string, attributes: string): void {
    switch (name) {
      case "c":
        this.column = columnOf(attributes) ?? this.column + 1;
        this.type = attribute(attributes, "t") ?? "n";
        this.style = Number(attribute(attributes, "s") ?? 0);
        this.formula = false;
        this.value = null;
        break;
      case "v":
        this.value = "";
        this.reading = "value";
        break;
      case "f":
        this.formula = true;
        break;
      case "is":
        this.value = "";
        this.inlineDepth += 1;
        break;
      case "t":
        if (this.inlineDepth > 0 && this.aside === 0) this.reading = "inline";
        break;
      case "rPh":
        this.aside += 1;
        break;
      case "row": {
        const number = Number(attribute(attributes, "r"));
        this.row = Number.isInteger(number) && number > 0 ? number - 1 : this.row + 1;
        this.column = -1;
        if (isOn(attribute(attributes, "hidden"))) this.hiddenRows.add(this.row);
        this.packer.begin(this.row);
        break;
      }
      case "col":
        this.takeColumns(attributes);
        break;
      case "mergeCell":
        this.takeMerge(attribute(attributes, "ref") ?? "");
        break;
      default:
    }
  }

  close(name: string): void {
    switch (name) {
      case "c":
        this.takeCell();
        break;
      case "v":
      case "t":
        this.reading = null;
        break;
      case "is":
        this.inlineDepth -= 1;
        break;
      case "rPh":
        this.aside -= 1;
        break;
      case "row":
        this.packer.end();
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.reading !== null) this.value = (this.value ?? "") + text;
  }

  sheet(name: string, hidden: boolean): CellSheet {
    const { hiddenRows, hiddenColumns, merges } = this;
    return { name, hidden, rows: this.packer.rows(this.book.strings), hiddenRows, hiddenColumns, merges };
  }

  private takeCell(): void {
    const { packer, column, formula, type } = this;
    const { value } = this;
    if (value === null || (value === "" && type !== "str" && type !== "inlineStr" && type !== "s")) {
      if (formula) packer.noResult(column);
      return;
    }
    switch (type) {
      case "s":
        packer.shared(column, Number(value) >>> 0, formula);
        break;
      case "str":
      case "inlineStr":
        if (value !== "") packer.text(column, plainText(value), formula);
        break;
      case "b":
        packer.boolean(column, isOn(value), formula);
        break;
      case "e":
        packer.error(column, formula);
        break;
      case "d": {
        const time = Date.parse(/Z|[+-]\d\d:\d\d$/u.test(value) ? value : `${value}Z`);
        if (Number.isNaN(time)) packer.text(column, value, formula);
        else packer.date(column, time, formula);
        break;
      }
      default:
        this.takeNumber(Number(value), value);
    }
  }

  private takeNumber(number: number, text: string): void {
    const { packer, column, formula, book } = this;
    if (!Number.isFinite(number)) return packer.text(column, text, formula);
    if (book.isDate[this.style] !== true) return packer.number(column, number, formula);
    const days = number + (book.date1904 ? DAYS_TO_1904 : 0);
    if (days < 0 || days > LAST_DAY) packer.number(column, number, formula);
    else packer.date(column, Math.round((days - DAYS_TO_1970) * DAY), formula);
  }

  private takeColumns(attributes: string): void {
    if (!isOn(attribute(attributes, "hidden"))) return;
    const from = Number(attribute(attributes, "min")) - 1;
    const to = Math.min(MAX_COLUMNS, Number(attribute(attributes, "max"))) - 1;
    for (let column = Math.max(0, from); column <= to; column += 1) this.hiddenColumns.add(column);
  }

  private takeMerge(ref: string): void {
    const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(ref);
    if (parts === null) return;
    const [left, right] = [columnNumber(parts[1] ?? ""), columnNumber(parts[3] ?? "")];
    this.merged += Math.min(MAX_COLUMNS, right) - Math.min(MAX_COLUMNS, left) + 1;
    if (this.merged > MOST_MERGED) throw new XmlFault();
    if (left >= MAX_COLUMNS) return;
    this.merges.push({ top: Number(parts[2]) - 1, left, bottom: Number(parts[4]) - 1, right });
  }
}

/** The column of a cell's `r="AB12"`, from 0; undefined when it has none. */
function columnOf(attributes: string): number | undefined {
  const reference = attribute(attributes, "r");
  if (reference === undefined) return undefined;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
