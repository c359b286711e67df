/**
 * Rolls that combine at random what real files carry, with the truth beside them. Everybody in them is made up
 * (identity numbers of area 449900).
 */
import { utils, write } from "@e965/xlsx";
import type { CellObject, Range, WorkSheet } from "@e965/xlsx";
import { seededNumbers, syntheticPeople } from "../../prisma/seed/synthetic-people";
import { checkDigit } from "../../packages/domain/src/privacy/identity-number";

export interface TrueLine {
  readonly unit: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly outcome: "PAID" | "RETURNED" | "HELD";
}

export interface SyntheticRoll {
  /** What was mixed in, to be read when a test fails. */
  readonly mixed: Readonly<Record<string, string | number | boolean>>;
  readonly lines: readonly TrueLine[];
  /** Reasons, in the order of the file. */
  readonly rejected: readonly string[];
  readonly controlTotalFen: number | null;
  readonly hiddenRows: number;
  readonly hiddenSheet: boolean;
  readonly summarySheet: boolean;
  readonly sheets: readonly SyntheticSheet[];
}

export type SyntheticCell = string | number | null | { readonly error: true };

export interface SyntheticSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: SyntheticCell[][];
  readonly merges: Range[];
  readonly hiddenRows: number[];
}

type Next = (below: number) => number;

interface Mix {
  readonly title: boolean;
  readonly makerLine: boolean;
  readonly instructions: boolean;
  readonly headerRows: 1 | 2;
  readonly numberingRow: boolean;
  readonly headerStyle: "plain" | "spaced" | "broken" | "starred";
  readonly money: "元" | "万元" | "bare" | "万元 above";
  readonly unitBy: "column" | "merged column" | "block title" | "sheet";
  readonly persons: "head" | "one" | "three";
  readonly twoAmounts: boolean;
  readonly status: boolean;
  readonly remark: boolean;
  readonly subtotals: boolean;
  readonly total: "合计" | "合　计" | "总计" | "合计：" | "none";
  readonly totalAt: "seq" | "name" | "group";
  readonly signature: "none" | "below" | "in the numbering";
  readonly repeatHeader: boolean;
  readonly blankRows: boolean;
  readonly sample: boolean;
  readonly oddPeople: boolean;
  readonly hiddenRow: boolean;
  readonly hiddenSheet: boolean;
  readonly summarySheet: boolean;
  readonly ghosts: boolean;
  readonly faults: boolean;
  readonly rate: boolean;
}

function mixOf(next: Next): Mix {
  const yes = (oneIn = 2) => next(oneIn) === 0;
  const one = <T>(...of: readonly T[]): T => of[next(of.length)] as T;
  return {
    title: yes(),
    makerLine: yes(),
    instructions: yes(4),
    headerRows: one(1, 1, 2),
    numberingRow: yes(4),
    headerStyle: one("plain", "plain", "spaced", "broken", "starred"),
    money: one("元", "元", "bare", "万元", "万元 above"),
    unitBy: one("column", "column", "merged column", "block title", "sheet"),
    persons: one("head", "one", "three"),
    twoAmounts: yes(),
    status: yes(3),
    remark: yes(),
    subtotals: yes(),
    total: one("合计", "合　计", "总计", "合计：", "none"),
    totalAt: one("seq", "name", "group"),
    signature: one("none", "below", "in the numbering"),
    repeatHeader: yes(3),
    blankRows: yes(3),
    sample: yes(5),
    oddPeople: yes(),
    hiddenRow: yes(4),
    hiddenSheet: yes(5),
    summarySheet: yes(5),
    ghosts: yes(4),
    faults: yes(),
    rate: yes(),
  };
}

interface Column {
  readonly key: string;
  readonly label: string;
  /** A heading over several columns, in a second header row. */
  readonly over?: string;
}

function columnsOf(mix: Mix, next: Next): Column[] {
  const money = mix.money === "元" ? "（元）" : mix.money === "万元" ? "(万元)" : "";
  const who = "基本信息";
  const pay = "补贴发放情况";
  const persons: Column[] =
    mix.persons === "three"
      ? [
          { key: "head", label: "户主姓名", over: who },
          { key: "payee", label: "收款人", over: who },
          { key: "name", label: "享受人", over: who },
          { key: "identity", label: "享受人身份证号", over: who },
        ]
      : [
          { key: "name", label: mix.persons === "head" ? "户主姓名" : "姓名", over: who },
          { key: "identity", label: ["身份证号", "身份证号码", "公民身份号码", "证件号码"][next(4)] ?? "", over: who },
        ];
  const column = mix.unitBy === "column" || mix.unitBy === "merged column";
  const place: Column[] = [
    ...(column ? [{ key: "unit", label: ["村", "经联社", "所属经联社", "行政村"][next(4)] ?? "" }] : []),
    { key: "group", label: ["村民组", "组别", "社别", "小组"][next(4)] ?? "" },
  ];
  const quantity: Column[] = [
    { key: "quantity", label: "补贴面积（亩）", over: pay },
    ...(mix.rate ? [{ key: "rate", label: "补贴标准\n（元/亩）", over: pay }] : []),
  ];
  const amounts: Column[] = mix.twoAmounts
    ? [
        { key: "due", label: `应发金额${money}`, over: pay },
        { key: "paid", label: `实发金额${money}`, over: pay },
      ]
    : [{ key: "paid", label: `${["补贴金额", "金额", "发放金额"][next(3)]}${money}`, over: pay }];
  const card: Column = { key: "card", label: ["一卡通号", "银行账号", "社保卡号"][next(3)] ?? "" };
  const blocks = [persons, [card], place, [...quantity, ...amounts]];
  const order = next(2) === 0 ? blocks : [place, persons, [card], [...quantity, ...amounts]].map((block) => block);
  return [
    { key: "seq", label: "序号" },
    ...order.flat(),
    ...(mix.status ? [{ key: "status", label: "支付状态" }] : []),
    ...(mix.remark ? [{ key: "remark", label: "备注" }] : []),
  ];
}

function styled(label: string, style: Mix["headerStyle"]): string {
  if (style === "spaced" && label.length <= 3) return [...label].join("　");
  if (style === "broken" && label.length >= 4 && !label.includes("\n"))
    return `${label.slice(0, 2)}\n${label.slice(2)}`;
  return style === "starred" ? `${label}*` : label;
}

/** The same seed gives the same roll. */
export function syntheticRoll(seed: number): SyntheticRoll {
  const next = seededNumbers(seed);
  return new RollWriter(mixOf(next), next, seed).roll();
}

class RollWriter {
  private readonly columns: Column[];
  private readonly lines: TrueLine[] = [];
  private readonly rejected: string[] = [];
  private readonly wan: boolean;
  private printedFen = 0;
  private unreadableFen = false;
  private seq = 0;
  private hiddenRows = 0;

  constructor(
    private readonly mix: Mix,
    private readonly next: Next,
    private readonly seed: number,
  ) {
    this.columns = columnsOf(mix, next);
    this.wan = mix.money === "万元" || mix.money === "万元 above";
  }

  roll(): SyntheticRoll {
    const { mix } = this;
    const units = ["示例一经联社", "示例二经联社", "示例三经联社"].slice(0, 1 + this.next(3));
    const sheets: SyntheticSheet[] = [];
    if (mix.unitBy === "sheet") for (const unit of units) sheets.push(this.sheet(unit, [unit]));
    else sheets.push(this.sheet("Sheet1", units));
    const control = mix.total === "none" ? null : this.printedFen;
    if (mix.summarySheet) sheets.splice(this.next(2) * sheets.length, 0, this.summary(units));
    if (mix.hiddenSheet)
      sheets.push({ ...this.sheetCopy(sheets.find(({ name }) => name !== "汇总")!), name: "旧表", hidden: true });
    return {
      mixed: { seed: this.seed, ...mix },
      lines: this.lines,
      rejected: this.rejected,
      controlTotalFen: control ?? (mix.summarySheet ? this.printedFen : null),
      hiddenRows: this.hiddenRows,
      hiddenSheet: mix.hiddenSheet,
      summarySheet: mix.summarySheet,
      sheets,
    };
  }

  private sheetCopy(sheet: SyntheticSheet): SyntheticSheet {
    return { ...sheet, rows: sheet.rows.map((row) => [...row]), hiddenRows: [] };
  }

  private sheet(name: string, units: readonly string[]): SyntheticSheet {
    const { mix, columns } = this;
    const sheet: SyntheticSheet = { name, hidden: false, rows: [], merges: [], hiddenRows: [] };
    const before = this.printedFen;
    if (mix.title) {
      sheet.merges.push({ s: { r: 0, c: 0 }, e: { r: 0, c: columns.length - 1 } });
      sheet.rows.push(["东区街道2025年耕地地力保护补贴兑付清册"]);
    }
    if (mix.instructions) sheet.rows.push(["填报说明：\n1.姓名必填，须与身份证一致；\n2.金额必填，保留两位小数。"]);
    if (mix.makerLine || mix.money === "万元 above") {
      const unit = `单位：${mix.money === "万元 above" ? "万元" : "元"}、亩`;
      sheet.rows.push(this.sparse({ 0: "编制单位：农业农村局", 3: "2025年12月05日", [columns.length - 1]: unit }));
    }
    const perUnitHeader = mix.unitBy === "block title" || mix.repeatHeader;
    if (!perUnitHeader) this.header(sheet);
    for (const [index, unit] of units.entries()) this.unit(sheet, unit, index, perUnitHeader);
    if (mix.total !== "none") this.total(sheet, mix.total, this.printedFen - before, mix.totalAt);
    if (mix.signature !== "none") {
      const numbered = mix.signature === "in the numbering";
      sheet.rows.push(this.row({ seq: numbered ? this.seq + 1 : null, name: "群众代表签字：" }));
      sheet.rows.push(this.sparse({ 0: "审批人：", 3: "制单人：" }));
    }
    if (mix.ghosts) {
      const far = sheet.rows.at(-1) ?? [];
      far[columns.length + 180] = " ";
      sheet.rows.push([], [], [" "]);
    }
    return sheet;
  }

  private unit(sheet: SyntheticSheet, unit: string, index: number, withHeader: boolean): void {
    const { mix, next } = this;
    if (mix.unitBy === "block title") sheet.rows.push([`${unit} 东${"一二三"[index]}组（盖章）`]);
    if (withHeader) this.header(sheet);
    const people = syntheticPeople(this.seed * 10 + index, 2 + next(7));
    const before = this.printedFen;
    const firstRow = sheet.rows.length;
    let filler = false;
    for (const [at, person] of people.entries()) {
      const name = mix.oddPeople && at === 0 ? (["审国强", "制秀英", "计小妹", "合金好"][next(4)] ?? "") : person.name;
      this.person(sheet, unit, { ...person, name }, mix.unitBy === "merged column" && at > 0);
      if (mix.hiddenRow && at === 1) {
        sheet.hiddenRows.push(sheet.rows.length - 1);
        this.hiddenRows += 1;
      }
      if (mix.blankRows && mix.unitBy !== "merged column" && next(5) === 0) {
        sheet.rows.push([]);
        filler = true;
      }
    }
    const column = this.columns.findIndex(({ key }) => key === "unit");
    if (mix.unitBy === "merged column" && !filler && people.length > 1) {
      sheet.merges.push({ s: { r: firstRow, c: column }, e: { r: firstRow + people.length - 1, c: column } });
    }
    if (mix.subtotals) this.total(sheet, "小计", this.printedFen - before, "seq");
    if (mix.blankRows) sheet.rows.push([]);
  }

  private person(
    sheet: SyntheticSheet,
    unit: string,
    person: { name: string; identityNumber: string; group: string },
    unitAbove: boolean,
  ): void {
    const { mix, next } = this;
    const milli = 100 + next(12_000);
    const rateE4 = 1_064_300;
    // In 万元 the file shows six decimals, which are whole fen.
    const dueFen = Math.round((milli * rateE4) / 100_000);
    const fault = mix.faults && next(6) === 0 ? FAULTS[next(FAULTS.length)]! : null;
    const outcome = fault === null && mix.status && next(6) === 0 ? (next(2) === 0 ? "RETURNED" : "HELD") : "PAID";
    this.seq += 1;
    const printed = outcome === "PAID" || !mix.twoAmounts ? dueFen : 0;
    const values: Record<string, SyntheticCell> = {
      seq: this.seq,
      name: next(6) === 0 && [...person.name].length === 2 ? [...person.name].join("　") : person.name,
      head: "梁户主",
      payee: "梁收款",
      identity: this.identityText(person.identityNumber),
      card: `6228480000${String(next(1_000_000_000)).padStart(9, "0")}`,
      unit: unitAbove ? null : unit,
      group: person.group,
      quantity: milli / 1000,
      rate: 106.43,
      due: this.moneyCell(dueFen),
      paid: this.moneyCell(printed),
      status: outcome === "PAID" ? "支付成功" : outcome === "RETURNED" ? "退回（账号错误）" : "暂缓发放",
      remark: next(5) === 0 ? "已故，由其子代领" : null,
    };
    if (fault !== null) {
      Object.assign(values, fault.change(values, person.identityNumber));
      this.rejected.push(fault.reason);
      if (fault.losesAmount) this.unreadableFen = true;
      this.printedFen += printed;
    } else {
      this.printedFen += printed;
      this.lines.push({
        unit,
        name: person.name,
        identityNumber: person.identityNumber,
        dueFen,
        paidFen: outcome === "PAID" ? dueFen : 0,
        outcome,
      });
    }
    sheet.rows.push(this.row(values));
  }

  private identityText(number: string): string {
    switch (this.next(5)) {
      case 0:
        return number.toLowerCase();
      case 1:
        return `\t${number} `;
      case 2:
        return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
      default:
        return number;
    }
  }

  private moneyCell(fen: number): SyntheticCell {
    if (this.wan) return fen / 1_000_000;
    const text = (fen / 100).toFixed(2);
    switch (this.next(6)) {
      case 0:
        return `￥${text}`;
      case 1:
        return `${text}元`;
      case 2:
        return [...text]
          .map((character) => (character === "." ? "．" : String.fromCodePoint(character.codePointAt(0)! + 0xfee0)))
          .join("");
      case 3:
        return Number(text).toLocaleString("en-US", { minimumFractionDigits: 2 });
      default:
        return fen / 100;
    }
  }

  private header(sheet: SyntheticSheet): void {
    const { mix, columns } = this;
    const top = sheet.rows.length;
    if (mix.headerRows === 1) sheet.rows.push(columns.map(({ label }) => styled(label, mix.headerStyle)));
    else {
      const upper: SyntheticCell[] = columns.map(({ label, over }, index) =>
        over === undefined ? styled(label, mix.headerStyle) : columns[index - 1]?.over === over ? null : over,
      );
      sheet.rows.push(
        upper,
        columns.map(({ label, over }) => (over === undefined ? null : styled(label, mix.headerStyle))),
      );
      let from = 0;
      columns.forEach(({ over }, index) => {
        if (over === undefined) sheet.merges.push({ s: { r: top, c: index }, e: { r: top + 1, c: index } });
        if (columns[index + 1]?.over === over && over !== undefined) return;
        if (over !== undefined && index > from) sheet.merges.push({ s: { r: top, c: from }, e: { r: top, c: index } });
        from = index + 1;
      });
    }
    if (mix.numberingRow) sheet.rows.push(columns.map((_, index) => index + 1));
    if (mix.sample)
      sheet.rows.push(this.row({ seq: "示例", name: "张三", identity: "449900196607225764", paid: 100, due: 100 }));
  }

  private total(sheet: SyntheticSheet, label: string, fen: number, at: "seq" | "name" | "group"): void {
    const value = this.wan ? fen / 1_000_000 : fen / 100;
    sheet.rows.push(this.row({ [at]: label, paid: value }));
  }

  private summary(units: readonly string[]): SyntheticSheet {
    const rows: SyntheticCell[][] = [["单位名称", "户数", "补贴金额（元）"]];
    for (const unit of units) rows.push([unit, this.lines.filter((line) => line.unit === unit).length, null]);
    rows.push(["合计", this.lines.length, this.printedFen / 100]);
    return { name: "汇总", hidden: false, rows, merges: [], hiddenRows: [] };
  }

  private row(values: Readonly<Record<string, SyntheticCell>>): SyntheticCell[] {
    return this.columns.map(({ key }) => values[key] ?? null);
  }

  private sparse(at: Readonly<Record<number, string>>): SyntheticCell[] {
    return this.columns.map((_, index) => at[index] ?? null);
  }
}

interface Fault {
  readonly reason: string;
  readonly losesAmount?: boolean;
  change(values: Readonly<Record<string, SyntheticCell>>, identityNumber: string): Record<string, SyntheticCell>;
}

const FAULTS: readonly Fault[] = [
  { reason: "ID_STORED_AS_NUMBER", change: () => ({ identity: 449900196607225000 }) },
  { reason: "ID_MISSING", change: () => ({ identity: null }) },
  { reason: "ID_LENGTH", change: (_, number) => ({ identity: number.slice(0, 17) }) },
  {
    reason: "ID_CHECK_DIGIT",
    change: (_, number) => ({
      identity: `${number.slice(0, 17)}${checkDigit(number.slice(0, 17)) === "1" ? "2" : "1"}`,
    }),
  },
  { reason: "NAME_MISSING", change: () => ({ name: null, head: null, payee: null }) },
  { reason: "AMOUNT_MISSING", losesAmount: true, change: () => ({ paid: null }) },
  { reason: "AMOUNT_UNREADABLE", losesAmount: true, change: () => ({ paid: "见附表" }) },
  { reason: "FORMULA_ERROR", losesAmount: true, change: () => ({ paid: { error: true } }) },
];

/** The roll as an .xlsx or .xls file. */
export function rollBytes(roll: Pick<SyntheticRoll, "sheets">, format: "xlsx" | "biff8" = "xlsx"): Uint8Array {
  const book = utils.book_new();
  for (const sheet of roll.sheets) utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  book.Workbook = { Sheets: roll.sheets.map(({ name, hidden }) => ({ name, Hidden: hidden ? 1 : 0 })) };
  return new Uint8Array(write(book, { type: "buffer", bookType: format, compression: true }) as Buffer);
}

function worksheet(sheet: SyntheticSheet): WorkSheet {
  const made: WorkSheet = {};
  let width = 0;
  sheet.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value === null || value === undefined) return;
      width = Math.max(width, c);
      made[utils.encode_cell({ r, c })] = cellOf(value);
    }),
  );
  made["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, sheet.rows.length - 1), c: width } });
  made["!merges"] = sheet.merges;
  const rows: { hidden: boolean }[] = [];
  for (const row of sheet.hiddenRows) rows[row] = { hidden: true };
  if (rows.length > 0) made["!rows"] = rows;
  return made;
}

function cellOf(value: Exclude<SyntheticCell, null>): CellObject {
  if (typeof value === "number") return { t: "n", v: value };
  return typeof value === "string" ? { t: "s", v: value } : { t: "e", v: 0x17 };
}

/** The first sheet as comma-separated text; encoding is the caller's. */
export function rollText(roll: Pick<SyntheticRoll, "sheets">, delimiter = ","): string {
  const quoted = (value: SyntheticCell | undefined): string => {
    const text = value === null || value === undefined ? "" : typeof value === "object" ? "#REF!" : String(value);
    return text.includes(delimiter) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (roll.sheets[0]?.rows ?? []).map((row) => Array.from(row, quoted).join(delimiter)).join("\r\n");
}
