/** One worksheet → lines, rejected rows, warnings and printed totals. */
import type { MoneyUnit } from "../money/parse-yuan";
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { valuesOf } from "./block-values";
import { columnLetter, cellText, compactText, isFilled, mergesOf } from "./cell-text";
import type { Merges, Row } from "./cell-text";
import { moneyUnitIn } from "./column-meaning";
import { choosePlan, layoutKey } from "./column-plan";
import type { ColumnPlan } from "./column-plan";
import type { Printed } from "./control-total";
import { headerAt } from "./find-header";
import type { Header } from "./find-header";
import { outcomeOf, isPublicRemark, tellsOfDeathOrProxy } from "./outcome";
import { placeIn } from "./place";
import type { Place } from "./place";
import { isMeantAsIdentity, readMoney } from "./read-cells";
import { readLine } from "./read-line";
import type { LineNote } from "./read-line";
import type {
  CellSheet,
  ColumnMapping,
  MappingQuestion,
  RejectedLine,
  RollLine,
  RollWarning,
  SheetLayout,
  WarningKind,
} from "./roll";
import { isNote, isSample, isSignature, totalLevel } from "./row-kind";

export interface SheetRoll {
  readonly is: "roll";
  readonly sheet: string;
  readonly lines: RollLine[];
  readonly rejected: RejectedLine[];
  readonly warnings: RollWarning[];
  readonly printed: Printed[];
  readonly layouts: SheetLayout[];
}

export type SheetReading =
  | SheetRoll
  | { readonly is: "summary"; readonly totalFen: number | null }
  | { readonly is: "question"; readonly question: MappingQuestion }
  | { readonly is: "nothing" };

/** Consecutive rows under one heading, and the plan of their columns. */
interface Block {
  readonly header: Header;
  readonly from: number;
  readonly to: number;
}

export function readSheet(sheet: CellSheet, base: Place, answers: readonly ColumnMapping[]): SheetReading {
  const merges = mergesOf(sheet);
  const headers = headersOf(sheet, merges);
  if (headers.length === 0) return { is: "nothing" };
  const blocks = headers.map((header, index) => ({
    header,
    from: header.bottom + 1,
    to: (headers[index + 1]?.top ?? sheet.rows.length) - 1,
  }));
  const plans = new Map<string, ColumnPlan>();
  let summary: { column: number; block: Block } | null = null;
  for (const key of new Set(headers.map(layoutKey))) {
    const own = blocks.filter(({ header }) => layoutKey(header) === key);
    const rows = own.flatMap(({ from, to }) => sheet.rows.slice(from, to + 1).filter((row) => row !== undefined));
    const [first] = own;
    if (first === undefined) continue;
    const answer = answers.find(({ layout }) => layout === key);
    const choice = choosePlan(first.header, valuesOf(rows), answer);
    if ("plan" in choice) plans.set(key, choice.plan);
    else if ("asks" in choice) return { is: "question", question: questionOf(sheet, first, key, choice, rows) };
    else if ("summary" in choice) summary ??= { column: choice.summary, block: first };
  }
  if (plans.size > 0) return new SheetReader(sheet, merges, base, answers).read(blocks, plans);
  return summary === null ? { is: "nothing" } : { is: "summary", totalFen: summaryTotal(sheet, merges, summary) };
}

function headersOf(sheet: CellSheet, merges: Merges): Header[] {
  const headers: Header[] = [];
  for (let row = 0; row < sheet.rows.length; row += 1) {
    const header = headerAt(sheet, merges, row, (headers.at(-1)?.bottom ?? -1) + 1);
    if (header === null) continue;
    headers.push(header);
    row = header.bottom;
  }
  return headers;
}

function questionOf(
  sheet: CellSheet,
  block: Block,
  layout: string,
  choice: { asks: MappingQuestion["asks"]; candidates: readonly number[] },
  rows: readonly Row[],
): MappingQuestion {
  const columns = block.header.columns.map(({ column, label }) => {
    const amounts = rows.map((row) => readMoney(row[column], "YUAN"));
    const money = amounts.filter((amount) => amount.is === "amount");
    const filled = rows.filter((row) => isFilled(row[column])).length;
    const isMoney = filled > 0 && money.length >= filled * 0.9;
    return {
      column: column + 1,
      letter: columnLetter(column),
      label: withoutPersonalNumbers(label),
      filled,
      sumFen: isMoney ? money.reduce((sum, amount) => sum + amount.fen, 0) : null,
    };
  });
  return {
    sheet: withoutPersonalNumbers(sheet.name),
    headerRow: block.header.top + 1,
    layout,
    asks: choice.asks,
    candidates: choice.candidates.map((column) => column + 1),
    columns,
  };
}

/** What a summary says in all: its own total, or the sum of its rows. */
function summaryTotal(sheet: CellSheet, merges: Merges, summary: { column: number; block: Block }): number | null {
  const { block, column } = summary;
  const unit =
    moneyUnitIn(block.header.columns.find((one) => one.column === column)?.label ?? "") ??
    unitAbove(sheet, merges, 0, block.header.top) ??
    "YUAN";
  let sum = 0;
  let printed: number | null = null;
  for (let row = block.from; row <= block.to; row += 1) {
    const money = readMoney(sheet.rows[row]?.[column], unit);
    if (money.is !== "amount") continue;
    const level = (sheet.rows[row] ?? [])
      .map((cell) => totalLevel(compactText(cell), new Set()))
      .find((found) => found !== null);
    if (level === undefined) sum += money.fen;
    else if (level !== "SUB") printed = money.fen;
  }
  return printed ?? (sum === 0 ? null : sum);
}

/** `单位：元、亩` above a table; the line nearest to it counts. */
function unitAbove(sheet: CellSheet, merges: Merges, from: number, header: number): MoneyUnit | null {
  for (let row = header - 1; row >= from; row -= 1) {
    for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
      if (merges.origin(row, column).column !== column) continue;
      const found = /(?:单位|金额)[:：]?([^;；。]*)|[(（]([^)）]*元[^)）]*)[)）]/u.exec(compactText(cell));
      const unit = found === null ? null : moneyUnitIn(found[1] ?? found[2] ?? "");
      if (unit !== null) return unit;
    }
  }
  return null;
}

class SheetReader {
  private readonly lines: RollLine[] = [];
  private readonly rejected: RejectedLine[] = [];
  private readonly warnings: RollWarning[] = [];
  private readonly printed: Printed[] = [];
  private readonly layouts: SheetLayout[] = [];
  private readonly places = new Set<string>();
  private readonly counts = new Map<WarningKind, { row: number; count: number }>();
  private readonly sheetName: string;
  private hiddenRun: { row: number; count: number; last: number } | null = null;
  private place: Place;

  constructor(
    private readonly sheet: CellSheet,
    private readonly merges: Merges,
    private readonly base: Place,
    private readonly answers: readonly ColumnMapping[],
  ) {
    this.sheetName = withoutPersonalNumbers(sheet.name);
    this.place = base;
  }

  read(blocks: readonly Block[], plans: ReadonlyMap<string, ColumnPlan>): SheetReading {
    let after = 0;
    let sheetUnit: MoneyUnit | null = null;
    for (const block of blocks) {
      const key = layoutKey(block.header);
      const plan = plans.get(key);
      this.readTitles(after, block.header.top - 1);
      sheetUnit = unitAbove(this.sheet, this.merges, after, block.header.top) ?? sheetUnit;
      after = block.to + 1;
      if (plan === undefined) continue;
      const answer = this.answers.find(({ layout }) => layout === key);
      const unit = answer?.moneyUnit ?? plan.moneyUnit ?? sheetUnit ?? "YUAN";
      const before = this.lines.length;
      this.readBlock(block, plan, unit);
      const conflict = answer?.moneyUnit === undefined && unitConflicts(this.lines.slice(before), unit);
      if (conflict) {
        const rows = this.sheet.rows.slice(block.from, block.to + 1).filter((row) => row !== undefined);
        return {
          is: "question",
          question: questionOf(this.sheet, block, key, { asks: "moneyUnit", candidates: [plan.paid] }, rows),
        };
      }
      this.noteLayout(block, plan, unit, key);
    }
    this.endHiddenRun();
    for (const [kind, { row, count }] of this.counts) this.warn(kind, row, { count });
    const { lines, rejected, warnings, printed, layouts } = this;
    return { is: "roll", sheet: this.sheetName, lines, rejected, warnings, printed, layouts };
  }

  /** Titles above a block say which unit and group it is about, and stay in force until the next one does. */
  private readTitles(from: number, to: number): void {
    for (let row = from; row <= to; row += 1) {
      const texts = (this.sheet.rows[row] ?? []).map(cellText).filter((text) => text !== "");
      if (texts.length > 0) this.takePlace(texts);
    }
  }

  private takePlace(texts: readonly string[]): boolean {
    let taken = false;
    for (const text of texts) {
      if (text.length > 60) continue;
      const found = placeIn(text);
      if (found.unit === null && found.group === null && found.community === null) continue;
      this.place =
        found.unit === null
          ? {
              ...this.place,
              group: found.group ?? this.place.group,
              community: found.community ?? this.place.community,
            }
          : { unit: found.unit, community: found.community ?? this.base.community, group: found.group };
      if (found.unit !== null) this.places.add(found.unit);
      if (found.group !== null) this.places.add(found.group);
      taken = true;
    }
    return taken;
  }

  private readBlock(block: Block, plan: ColumnPlan, unit: MoneyUnit): void {
    const rows = rowsOf(this.sheet, block);
    const context = {
      plan,
      unit,
      identitiesLostDigits: lostDigits(
        rows.map(({ cells }) => plan.persons.map(({ identity }) => textIn(cells[identity ?? -1]))),
      ),
      statusIsExplicit:
        plan.status !== null && rows.some(({ cells }) => outcomeOf(cellText(cells[plan.status ?? 0])) === "PAID"),
    };
    const units = plan.unit === null ? 0 : rows.filter(({ cells }) => isFilled(cells[plan.unit ?? 0])).length;
    const named = rows.filter(({ cells }) => plan.persons.some(({ name }) => isFilled(cells[name]))).length;
    const sparseUnits = units > 0 && units * 2 <= named;
    let above: string | null = null;
    for (const { row, cells } of rows) {
      const kind = this.kindOf(row, cells, plan, unit);
      if (kind !== "LINE") continue;
      const at = (column: number) => this.filledFromAbove(row, column);
      const own = (column: number) => (this.merges.origin(row, column).row === row ? cells[column] : undefined);
      const unitName = this.unitOf(row, at, plan, sparseUnits ? above : null);
      above = unitName ?? above;
      const place = {
        unitName,
        communityName: this.textOf(at, plan.community) ?? this.place.community,
        group: this.textOf(at, plan.group) ?? this.place.group,
      };
      const read = readLine(at, own, place, context);
      this.noteHidden(row);
      this.printed.push({
        kind: "LINE",
        ...read.printed,
        countedFen: read.ok ? read.line.paidFen : (read.printed.paidFen ?? 0),
      });
      if (!read.ok) {
        const label = read.column === null ? null : (plan.labels.get(read.column) ?? columnLetter(read.column));
        this.rejected.push({
          sheet: this.sheetName,
          row: row + 1,
          column: label === null ? null : withoutPersonalNumbers(label),
          reason: read.reason,
        });
        continue;
      }
      this.lines.push({ sheet: this.sheetName, row: row + 1, ...read.line });
      this.noteLine(row, read.notes, read.remark);
    }
  }

  /** What a row is; totals, titles and the like are dealt with on the way. */
  private kindOf(row: number, cells: Row, plan: ColumnPlan, unit: MoneyUnit): "LINE" | "OTHER" {
    const texts = Array.from(cells, (cell, column) =>
      this.merges.origin(row, column).column === column ? cellText(cell) : "",
    );
    const filled = texts.filter((text) => text !== "");
    const hasError = cells.some((cell) => cell?.kind === "error");
    if (filled.length === 0 && !hasError) return "OTHER";
    const at = (column: number) => this.filledFromAbove(row, column);
    const meant = plan.persons.some(({ identity }) => identity !== null && isMeantAsIdentity(cells[identity]));
    if (isSample(filled, texts[plan.seq ?? -1] ?? filled[0] ?? "")) {
      this.warn("SAMPLE_ROW_SKIPPED", row + 1, {});
      return "OTHER";
    }
    if (this.continuesAbove(row, plan)) return "OTHER";
    const money = readMoney(cells[plan.paid], unit);
    if (!meant) {
      const level = this.totalLevelOf(texts, plan);
      if (level !== null) {
        this.printed.push({ kind: "TOTAL", row: row + 1, level, ...this.totalAmounts(cells, plan, unit) });
        return "OTHER";
      }
      const amounts = money.is === "amount" || readMoney(cells[plan.due], unit).is === "amount";
      if (!amounts && filled.length === 1 && this.takesPlace(filled)) return "OTHER";
      if (!amounts && filled.some(isSignature)) return "OTHER";
    }
    const namedHere = plan.persons.some(({ name }) => (texts[name] ?? "") !== "");
    const named = namedHere || plan.persons.some(({ name }) => cellText(at(name)) !== "");
    const broken = [plan.paid, plan.due].some(
      (column) => cells[column]?.kind === "error" || (column in cells && readMoney(cells[column], unit).is === "fault"),
    );
    if (!meant && money.is !== "amount" && readMoney(cells[plan.due], unit).is !== "amount") {
      if (!namedHere && (!named || !broken))
        return this.asideOf(filled, broken && (texts[plan.seq ?? -1] ?? "") !== "");
      const numbered = /^\d+$/.test(texts[plan.seq ?? -1] ?? "");
      if (!numbered && plan.persons.every(({ name }) => texts[name] === "" || isNote(texts[name] ?? "")))
        return "OTHER";
    }
    if (!meant && !named && (texts[plan.seq ?? -1] ?? "") === "") {
      if (money.is === "amount" && money.fen === 0) return "OTHER";
      if (this.isUnlabelledTotal(cells, plan, unit, row)) return "OTHER";
    }
    if (!meant && !named && money.is === "amount" && money.fen === 0) return "OTHER";
    return "LINE";
  }

  /** A row without person or amount: a title of the lines to come, a note, or a form filled in advance. */
  private asideOf(filled: readonly string[], numberedAndBroken: boolean): "LINE" | "OTHER" {
    if (numberedAndBroken) return "LINE";
    if (filled.length <= 2) this.takePlace(filled.filter((text) => !isNote(text) || /[:：]/u.test(text)));
    return "OTHER";
  }

  private takesPlace(filled: readonly string[]): boolean {
    const place = placeIn(filled[0] ?? "");
    return (place.unit !== null || place.group !== null) && this.takePlace(filled);
  }

  private totalLevelOf(texts: readonly string[], plan: ColumnPlan): ReturnType<typeof totalLevel> {
    for (const [column, text] of texts.entries()) {
      if (
        text === "" ||
        column === plan.remark ||
        column === plan.due ||
        column === plan.paid ||
        column === plan.status
      )
        continue;
      const level = totalLevel(text, this.places);
      if (level === null) continue;
      const others = plan.persons.filter(({ name }) => name !== column).map(({ name }) => texts[name] ?? "");
      const beside = others.some(
        (other) => /^\p{Script=Han}{2,4}$/u.test(other.replaceAll(" ", "")) && totalLevel(other, this.places) === null,
      );
      const labels = column === plan.seq || plan.persons.some(({ name }) => name === column);
      if (beside && !labels) continue;
      return level;
    }
    return null;
  }

  private totalAmounts(
    cells: Row,
    plan: ColumnPlan,
    unit: MoneyUnit,
  ): { dueFen: number | null; paidFen: number | null } {
    const [due, paid] = [readMoney(cells[plan.due], unit), readMoney(cells[plan.paid], unit)];
    const dueFen = due.is === "amount" ? due.fen : null;
    if (paid.is === "amount") return { dueFen, paidFen: paid.fen };
    if (dueFen !== null) return { dueFen, paidFen: null };
    // 合计（小写）￥25070.63元: the amount stands in the text of the row.
    const read = readMoney({ kind: "text", value: amountInText(cells) }, unit);
    return { dueFen, paidFen: read.is === "amount" ? read.fen : null };
  }

  /** Nothing but sums under the lines: a total whose label was forgotten. */
  private isUnlabelledTotal(cells: Row, plan: ColumnPlan, unit: MoneyUnit, row: number): boolean {
    const amounts = this.totalAmounts(cells, plan, unit);
    const total = { kind: "TOTAL" as const, row: row + 1, level: "TOTAL" as const, ...amounts };
    const value = amounts.paidFen ?? amounts.dueFen;
    if (value === null) return false;
    const sumOf = (printed: readonly Printed[]) =>
      printed.reduce(
        (sum, one) => sum + (one.kind === "LINE" ? ((amounts.paidFen !== null ? one.paidFen : one.dueFen) ?? 0) : 0),
        0,
      );
    const since = this.printed.slice(this.printed.findLastIndex(({ kind }) => kind === "TOTAL") + 1);
    if (since.length < 2 && this.printed.length < 2) return false;
    if (![since, this.printed].some((stretch) => Math.abs(sumOf(stretch) - value) <= 5)) return false;
    this.printed.push(total);
    return true;
  }

  /** A household of several plots under merged cells: the amount was read in the first row. */
  private continuesAbove(row: number, plan: ColumnPlan): boolean {
    const fromAbove = (column: number) => this.merges.origin(row, column).row < row;
    const [person] = plan.persons;
    if (!fromAbove(plan.paid) || person === undefined || !fromAbove(person.name)) return false;
    const last = this.lines.at(-1);
    const more =
      plan.quantity !== null && !fromAbove(plan.quantity) ? this.sheet.rows[row]?.[plan.quantity] : undefined;
    const quantity = typeof more?.value === "number" ? Math.round(more.value * 1000) : null;
    if (last !== undefined && quantity !== null && last.quantityMilli !== null) {
      this.lines[this.lines.length - 1] = { ...last, quantityMilli: last.quantityMilli + quantity };
    }
    return true;
  }

  private filledFromAbove(row: number, column: number) {
    const origin = this.merges.origin(row, column);
    return this.sheet.rows[origin.column === column ? origin.row : row]?.[column];
  }

  private textOf(
    at: (column: number) => ReturnType<SheetReader["filledFromAbove"]>,
    column: number | null,
  ): string | null {
    if (column === null) return null;
    const cell = at(column);
    const text = cell?.kind === "error" ? "" : withoutPersonalNumbers(cellText(cell)).replaceAll("…", "").trim();
    if (text !== "" && this.places.size < 500) this.places.add(text.replaceAll(" ", ""));
    return text === "" ? null : text;
  }

  private unitOf(
    row: number,
    at: (column: number) => ReturnType<SheetReader["filledFromAbove"]>,
    plan: ColumnPlan,
    above: string | null,
  ): string | null {
    const own = this.textOf(at, plan.unit);
    if (own !== null) return own;
    if (plan.unit !== null && above !== null) {
      this.count("UNIT_FILLED_DOWN", row);
      return above;
    }
    return this.place.unit;
  }

  private noteLine(row: number, notes: readonly LineNote[], remark: string): void {
    for (const note of notes) {
      if (note === "ZERO_AMOUNT" || note === "QUANTITY_UNREADABLE") this.warn(note, row + 1, {});
      else this.count(note, row);
    }
    if (remark === "") return;
    if (tellsOfDeathOrProxy(remark)) this.warn("DECEASED_OR_ON_BEHALF", row + 1, {});
    if (!isPublicRemark(remark)) this.count("REMARK_NOT_PUBLISHED", row);
  }

  private noteHidden(row: number): void {
    if (!this.sheet.hiddenRows.has(row)) return;
    if (this.hiddenRun !== null && this.hiddenRun.last === row - 1) {
      this.hiddenRun.count += 1;
      this.hiddenRun.last = row;
      return;
    }
    this.endHiddenRun();
    this.hiddenRun = { row: row + 1, count: 1, last: row };
  }

  private endHiddenRun(): void {
    if (this.hiddenRun !== null) this.warn("HIDDEN_ROW", this.hiddenRun.row, { count: this.hiddenRun.count });
    this.hiddenRun = null;
  }

  private noteLayout(block: Block, plan: ColumnPlan, unit: MoneyUnit, key: string): void {
    if (this.layouts.some(({ layout }) => layout === key)) return;
    const used: ReadonlyArray<readonly [string, number | null]> = [
      ...plan.persons.flatMap(({ of, name, identity }) => [
        [`name:${of}`, name] as const,
        [`identity:${of}`, identity] as const,
      ]),
      ["due", plan.due],
      ["paid", plan.paid],
      ["unit", plan.unit],
      ["community", plan.community],
      ["group", plan.group],
      ["quantity", plan.quantity],
      ["rate", plan.rate],
      ["status", plan.status],
      ["remark", plan.remark],
      ...plan.extra,
    ];
    const columns = used.flatMap(([meaning, column]) =>
      column === null
        ? []
        : [{ letter: columnLetter(column), label: withoutPersonalNumbers(plan.labels.get(column) ?? ""), meaning }],
    );
    this.layouts.push({
      sheet: this.sheetName,
      headerRow: block.header.top + 1,
      layout: key,
      columns,
      moneyUnit: unit,
    });
    for (const column of new Set(used.map(([, used]) => used))) {
      if (column !== null && this.sheet.hiddenColumns.has(column))
        this.warn("HIDDEN_COLUMN", null, { column: columnLetter(column) });
    }
    if (plan.persons.every(({ identity }) => identity === null)) this.warn("NO_IDENTITY_COLUMN", null, {});
    if (plan.identityOwnerUncertain) this.warn("IDENTITY_OWNER_UNCERTAIN", null, {});
  }

  private warn(kind: WarningKind, row: number | null, details: RollWarning["details"]): void {
    this.warnings.push({ sheet: this.sheetName, row, kind, details });
  }

  private count(kind: WarningKind, row: number): void {
    const counted = this.counts.get(kind);
    if (counted === undefined) this.counts.set(kind, { row: row + 1, count: 1 });
    else counted.count += 1;
  }
}

/** The amount in `合计（小写）：￥25,070.63元`: the one with the sign of money, else the last one in yuan. */
function amountInText(cells: Row): string {
  const text = cells.map((cell) => (cell?.kind === "text" ? compactText(cell) : "")).join(" ");
  const signed = /[¥￥](\d[\d,]*(?:\.\d+)?)(万?元)?/u.exec(text);
  const last = signed ?? [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(万?元)/gu)].at(-1);
  return last === undefined ? "" : `${last[1] ?? ""}${last[2] ?? ""}`;
}

function rowsOf(sheet: CellSheet, block: Block): { row: number; cells: Row }[] {
  const rows: { row: number; cells: Row }[] = [];
  for (let row = block.from; row <= block.to; row += 1) {
    const cells = sheet.rows[row];
    if (cells !== undefined && cells.length > 0) rows.push({ row, cells });
  }
  return rows;
}

const textIn = (cell: Row[number]): string => (cell?.kind === "text" ? cellText(cell) : "");

/**
 * Numbers that went through a spreadsheet and came out as text end in 000, as their last three digits are lost. One in
 * eleven of those passes the check by chance, so where most end so, all of them are refused.
 */
function lostDigits(identities: readonly (readonly string[])[]): boolean {
  const whole = identities.flat().filter((text) => /^\d{17}[\dXx]$/.test(text));
  const rounded = whole.filter((text) => text.endsWith("000")).length;
  return rounded >= 2 && rounded * 2 > whole.length;
}

/** What rate × quantity says about the unit of money: true when it is off by ten thousand throughout. */
function unitConflicts(lines: readonly RollLine[], unit: MoneyUnit): boolean {
  let off = 0;
  let compared = 0;
  for (const line of lines) {
    if (
      line.quantityMilli === null ||
      line.rateE4 === null ||
      line.quantityMilli === 0 ||
      line.rateE4 === 0 ||
      line.dueFen === 0
    )
      continue;
    const ratio = line.dueFen / ((line.quantityMilli * line.rateE4) / 1e5);
    const wanted = unit === "WAN" ? 1e4 : 1e-4;
    compared += 1;
    if (Math.abs(ratio / wanted - 1) < 0.05) off += 1;
  }
  return compared > 0 && off === compared;
}
