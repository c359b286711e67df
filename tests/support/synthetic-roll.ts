/**
 * Rolls that combine at random what real files carry, with the truth beside them. Everybody in them is made up
 * (identity numbers of area 449900).
 */

import type { Range } from "@e965/xlsx";
import { seededNumbers, syntheticPeople } from "../../prisma/seed/synthetic-people";
import { checkDigit } from "../../packages/domain/src/privacy/identity-number";

export interface TrueLine {
  readonly unit: string;
  readonly name: string;
  /** Null: an organisation. */
  readonly identityNumber: string | null;
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

export type SyntheticCell =
  | string
  | number
  | null
  | { readonly error: true }
  /** A formula with the result that the file keeps. */
  | { readonly formula: string; readonly value: string | number }
  /** A day, `YYYY-MM-DD`, as a spreadsheet's date. */
  | { readonly date: string };

export interface SyntheticSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: SyntheticCell[][];
  readonly merges: Range[];
  readonly hiddenRows: number[];
  readonly hiddenColumns?: number[];
}

type Next = (below: number) => number;

/** In what the amounts are counted, and where the file says so. */
interface MoneyMix {
  readonly word: "元" | "百元" | "千元" | "万元";
  /** Yuan in one of it. */
  readonly yuan: number;
  readonly told: "nowhere" | "heading" | "line above" | "title" | "sheet name" | "row of units";
}

interface Mix {
  readonly title: boolean;
  readonly makerLine: boolean;
  readonly instructions: boolean;
  readonly headerRows: 1 | 2 | 3 | 4;
  readonly dashes: boolean;
  readonly numberingRow: boolean;
  readonly headerStyle: "plain" | "spaced" | "broken" | "starred";
  readonly money: MoneyMix;
  readonly unitBy: "column" | "merged column" | "blank below" | "block title" | "sheet";
  readonly persons: "head" | "one" | "three";
  readonly twoAmounts: boolean;
  readonly status: boolean;
  readonly remark: boolean;
  readonly subtotals: boolean;
  readonly total: "合计" | "合　计" | "总计" | "合计：" | "共计" | "合计（小写）" | "none";
  readonly totalAt: "seq" | "name" | "group" | "identity" | "card" | "quantity";
  readonly statistics: boolean;
  readonly pages: boolean;
  readonly dates: boolean;
  readonly formulas: boolean;
  readonly duplicateHeading: "none" | "remark" | "amount" | "name";
  readonly summaryBeside: boolean;
  readonly twoUp: boolean;
  readonly hiddenColumn: boolean;
  readonly organisation: boolean;
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

function moneyMix(next: Next): MoneyMix {
  const [word, yuan] = (
    [
      ["元", 1],
      ["元", 1],
      ["元", 1],
      ["百元", 100],
      ["千元", 1_000],
      ["万元", 10_000],
    ] as const
  )[next(6)] ?? ["元", 1];
  const places = ["heading", "line above", "title", "sheet name", "row of units", "nowhere"] as const;
  // What is not told anywhere is yuan.
  return { word, yuan, told: places[next(word === "元" ? 6 : 5)] ?? "heading" };
}

function mixOf(next: Next): Mix {
  const yes = (oneIn = 2) => next(oneIn) === 0;
  const one = <T>(...of: readonly T[]): T => of[next(of.length)] as T;
  const mix: Mix = {
    title: yes(),
    makerLine: yes(),
    instructions: yes(4),
    headerRows: one(1, 1, 1, 2, 2, 3, 4),
    dashes: yes(4),
    numberingRow: yes(4),
    headerStyle: one("plain", "plain", "spaced", "broken", "starred"),
    money: moneyMix(next),
    unitBy: one("column", "column", "merged column", "blank below", "block title", "sheet"),
    persons: one("head", "one", "three"),
    twoAmounts: yes(),
    status: yes(3),
    remark: yes(),
    subtotals: yes(),
    total: one("合计", "合　计", "总计", "合计：", "共计", "合计（小写）", "none"),
    totalAt: one("seq", "seq", "name", "group", "identity", "card", "quantity"),
    statistics: yes(4),
    pages: yes(6),
    dates: yes(4),
    formulas: yes(4),
    duplicateHeading: one("none", "none", "none", "remark", "amount", "name"),
    summaryBeside: yes(10),
    twoUp: yes(12),
    hiddenColumn: yes(8),
    organisation: yes(5),
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
  return settled(mix);
}

/** Oddities that no real file has at once, or that would make the truth anybody's guess. */
function settled(mix: Mix): Mix {
  const twoUp = mix.twoUp && mix.headerRows === 1 && !mix.repeatHeader && mix.unitBy !== "block title";
  const beside =
    mix.summaryBeside &&
    mix.unitBy !== "sheet" &&
    !twoUp &&
    !mix.repeatHeader &&
    mix.unitBy !== "block title" &&
    mix.headerRows === 1;
  const told = mix.money.told;
  const rowOfUnits = told === "row of units" && (twoUp || beside || mix.headerRows !== 1 || mix.repeatHeader);
  return {
    ...mix,
    twoUp,
    summaryBeside: beside,
    title: mix.title || told === "title",
    makerLine: mix.makerLine || told === "line above",
    money: {
      ...mix.money,
      told: (told === "sheet name" && mix.unitBy === "sheet") || rowOfUnits ? "heading" : told,
    },
    // A merge, a block of its own and a blank below would have to go over both halves.
    unitBy: twoUp && mix.unitBy !== "sheet" ? "column" : mix.unitBy,
    pages: mix.pages && !twoUp && !beside,
    subtotals: mix.subtotals && !twoUp,
    statistics: mix.statistics && !twoUp && mix.total !== "none",
    sample: mix.sample && !twoUp,
    signature: twoUp ? "none" : mix.signature,
    numberingRow: mix.numberingRow && !twoUp && !beside && mix.headerRows < 4,
    hiddenColumn: mix.hiddenColumn && !twoUp,
    duplicateHeading: twoUp ? "none" : mix.duplicateHeading,
  };
}

interface Column {
  readonly key: string;
  readonly label: string;
  /** A heading over several columns, in a second header row. */
  readonly over?: string;
}

function columnsOf(mix: Mix, next: Next): Column[] {
  const { word, told } = mix.money;
  const money = told === "heading" ? (next(2) === 0 ? `（${word}）` : `(${word})`) : "";
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
          {
            key: "identity",
            label: ["身份证号", "身份证号码", "公民身份号码", "证件号码", "身份证号(码)"][next(5)] ?? "",
            over: who,
          },
        ];
  const column = mix.unitBy === "column" || mix.unitBy === "merged column" || mix.unitBy === "blank below";
  const place: Column[] = [
    ...(column
      ? [
          {
            key: "unit",
            label: ["村", "经联社", "所属经联社", "行政村", "村级名称", "村(居)委会", "单位名称"][next(7)] ?? "",
          },
        ]
      : []),
    { key: "group", label: ["村民组", "组别", "社别", "小组", "村民小组"][next(5)] ?? "" },
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
    : [{ key: "paid", label: `${["补贴金额", "金额", "发放金额", "实发金额"][next(4)]}${money}`, over: pay }];
  const card: Column = {
    key: "card",
    label: ["一卡通号", "银行账号", "社保卡号", "一卡通（帐）号", "发放账号"][next(5)] ?? "",
  };
  if (mix.duplicateHeading === "amount") {
    const last = amounts.at(-1);
    if (last !== undefined) amounts.push({ ...last });
  }
  if (mix.duplicateHeading === "name")
    persons.push({ key: "name", label: persons.find(({ key }) => key === "name")?.label ?? "", over: who });
  const blocks = [persons, [card], place, [...quantity, ...amounts]];
  const order = next(2) === 0 ? blocks : [place, persons, [card], [...quantity, ...amounts]];
  return [
    { key: "seq", label: "序号" },
    ...order.flat(),
    ...(mix.status ? [{ key: "status", label: ["支付状态", "发放状态", "发放结果", "发放情况"][next(4)] ?? "" }] : []),
    ...(mix.dates ? [{ key: "date", label: ["发放日期", "出生日期", "支付时间"][next(3)] ?? "" }] : []),
    ...(mix.remark ? [{ key: "remark", label: "备注" }] : []),
    ...(mix.duplicateHeading === "remark" ? [{ key: "remark2", label: "备注" }] : []),
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
  private printedFen = 0;
  private pageFrom = 0;
  private unreadableFen = false;
  private seq = 0;
  private hiddenRows = 0;

  constructor(
    private readonly mix: Mix,
    private readonly next: Next,
    private readonly seed: number,
  ) {
    this.columns = columnsOf(mix, next);
  }

  roll(): SyntheticRoll {
    const { mix } = this;
    const units = ["示例一经联社", "示例二经联社", "示例三经联社"].slice(0, 1 + this.next(3));
    const sheets: SyntheticSheet[] = [];
    if (mix.unitBy === "sheet") for (const unit of units) sheets.push(this.sheet(unit, [unit]));
    else sheets.push(this.sheet(mix.money.told === "sheet name" ? `发放表（${mix.money.word}）` : "Sheet1", units));
    const control = mix.total === "none" && !mix.summaryBeside ? null : this.printedFen;
    if (mix.summarySheet) sheets.splice(this.next(2) * sheets.length, 0, this.summary(units));
    if (mix.hiddenSheet)
      sheets.push({ ...this.sheetCopy(sheets.find(({ name }) => name !== "汇总")!), name: "旧表", hidden: true });
    return {
      mixed: { seed: this.seed, ...mix, money: `${mix.money.word}, ${mix.money.told}` },
      lines: this.lines,
      rejected: this.rejected,
      controlTotalFen: control ?? (mix.summarySheet ? this.printedFen : null),
      hiddenRows: this.hiddenRows,
      hiddenSheet: mix.hiddenSheet,
      summarySheet: mix.summarySheet || mix.summaryBeside,
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
    this.pageFrom = before;
    if (mix.title) {
      sheet.merges.push({ s: { r: 0, c: 0 }, e: { r: 0, c: columns.length - 1 } });
      const told = mix.money.told === "title" ? `（${this.next(2) === 0 ? "单位：" : ""}${mix.money.word}）` : "";
      sheet.rows.push([`东区街道2025年耕地地力保护补贴兑付清册${told}`]);
    }
    if (mix.instructions) {
      sheet.rows.push(["填报说明：\n1.姓名必填，须与身份证一致；\n2.金额必填，保留两位小数。"]);
      for (let line = this.next(30); line > 0; line -= 1)
        sheet.rows.push([`${line}.账号、姓名须与银行开户信息一致，以免退回`]);
    }
    if (mix.makerLine) {
      const { word, told } = mix.money;
      const unit =
        told === "line above" ? `${["单位：", "金额单位：", "金额单位"][this.next(3)] ?? ""}${word}、亩` : "第1页";
      sheet.rows.push(
        this.sparse({ 0: "编制单位：农业农村局", 3: DAYS[this.next(DAYS.length)] ?? "", [columns.length - 1]: unit }),
      );
    }
    const perUnitHeader = mix.unitBy === "block title" || mix.repeatHeader;
    if (!perUnitHeader) this.header(sheet);
    for (const [index, unit] of units.entries()) this.unit(sheet, unit, index, perUnitHeader);
    if (mix.twoUp) this.foldInTwo(sheet);
    if (mix.total !== "none") this.total(sheet, mix.total, this.printedFen - before, mix.totalAt);
    if (mix.summaryBeside) this.summaryBeside(sheet, name, units, before);
    if (mix.statistics) {
      sheet.rows.push(this.row({ seq: "户数", quantity: this.lines.length }));
      sheet.rows.push(this.row({ [["seq", "name"][this.next(2)] ?? ""]: "平均", quantity: 1.5, paid: 12.34 }));
    }
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
    if (mix.hiddenColumn) return { ...sheet, hiddenColumns: [columns.findIndex(({ key }) => key === "card")] };
    return sheet;
  }

  private unit(sheet: SyntheticSheet, unit: string, index: number, withHeader: boolean): void {
    const { mix, next } = this;
    if (mix.unitBy === "block title") sheet.rows.push([`${unit} 东${"一二三"[index]}组（盖章）`]);
    if (withHeader) this.header(sheet);
    const people = syntheticPeople(this.seed * 10 + index, (mix.unitBy === "blank below" ? 3 : 2) + next(7));
    const before = this.printedFen;
    const firstRow = sheet.rows.length;
    let filler = false;
    for (const [at, person] of people.entries()) {
      const name =
        mix.oddPeople && at === 0
          ? ([
              "审国强",
              "制秀英",
              "计小妹",
              "合金好",
              "合计",
              "小计",
              "总计",
              "𠮷祥",
              "阿依•古丽",
              "买买提．吐尔逊",
              "扎西・次仁",
            ][next(11)] ?? "")
          : person.name;
      const unitAbove = (mix.unitBy === "merged column" || mix.unitBy === "blank below") && at > 0;
      this.person(sheet, unit, { ...person, name }, unitAbove);
      if (mix.hiddenRow && at === 1) {
        sheet.hiddenRows.push(sheet.rows.length - 1);
        this.hiddenRows += 1;
      }
      if (mix.pages && at === 1 && at + 1 < people.length) {
        this.total(sheet, "本页小计", this.printedFen - this.pageFrom, "seq");
        this.pageFrom = this.printedFen;
        if (withHeader) this.header(sheet);
      }
      if (mix.blankRows && mix.unitBy !== "merged column" && next(5) === 0) {
        sheet.rows.push([]);
        filler = true;
      }
    }
    if (mix.organisation) {
      const above = mix.unitBy === "merged column" || mix.unitBy === "blank below";
      this.organisation(sheet, unit, above);
      if (mix.unitBy === "merged column") people.push(people[0] as (typeof people)[number]);
    }
    const column = this.columns.findIndex(({ key }) => key === "unit");
    if (mix.unitBy === "merged column" && !filler && !mix.pages && people.length > 1) {
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
    const one = (of: readonly string[]): string => of[next(of.length)] ?? "";
    const milli = 100 + next(12_000);
    const rateE4 = 1_064_300;
    const dueFen = Math.round((milli * rateE4) / 100_000);
    // Where a table has a single line, what is missing in it is missing in all of it: 应发 then stands for 实发.
    const faults = mix.twoUp && mix.twoAmounts ? FAULTS.filter(({ reason }) => reason !== "AMOUNT_MISSING") : FAULTS;
    const fault = mix.faults && next(6) === 0 ? faults[next(faults.length)]! : null;
    const outcome = fault === null && mix.status && next(6) === 0 ? (next(2) === 0 ? "RETURNED" : "HELD") : "PAID";
    this.seq += 1;
    const printed = outcome === "PAID" || !mix.twoAmounts ? dueFen : 0;
    const values: Record<string, SyntheticCell> = {
      seq: this.seq,
      name: this.nameText(person.name),
      head: "梁户主",
      payee: "梁收款",
      identity: this.identityText(person.identityNumber),
      card: `6228480000${String(next(1_000_000_000)).padStart(9, "0")}`,
      unit: unitAbove ? null : unit,
      group: person.group,
      quantity: mix.dashes && next(4) === 0 ? one(["-", "—", "/", "－"]) : milli / 1000,
      rate: 106.43,
      due: this.moneyCell(dueFen),
      paid: this.moneyCell(printed),
      status: one(outcome === "PAID" ? STATUS_PAID : outcome === "RETURNED" ? STATUS_RETURNED : STATUS_HELD),
      remark: next(5) === 0 ? "已故，由其子代领" : mix.dashes ? one(["/", "-", "无"]) : null,
      date: this.dateCell(),
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
        name: person.name.replace(/[•．・]/u, "·"),
        identityNumber: person.identityNumber,
        dueFen,
        paidFen: outcome === "PAID" ? dueFen : 0,
        outcome,
      });
    }
    sheet.rows.push(this.row(values));
  }

  /** An organisation that was paid, with its credit code or nothing in the place of an identity number. */
  private organisation(sheet: SyntheticSheet, unit: string, unitAbove: boolean): void {
    const name = ["示例农业有限公司", "示例水稻种植专业合作社", "示例家庭农场"][this.next(3)] ?? "";
    const fen = 100 + this.next(1_000_000);
    this.seq += 1;
    this.printedFen += fen;
    this.lines.push({ unit, name, identityNumber: null, dueFen: fen, paidFen: fen, outcome: "PAID" });
    const identity = this.next(2) === 0 ? "91442000MA4WABCD1E" : null;
    const unitText = unitAbove ? null : unit;
    sheet.rows.push(
      this.row({
        ...{ seq: this.seq, name, head: name, payee: name, identity, unit: unitText },
        ...{ due: this.moneyCell(fen), paid: this.moneyCell(fen), status: "成功" },
      }),
    );
  }

  private identityText(number: string): string {
    switch (this.next(5)) {
      case 0:
        return number.toLowerCase();
      case 1:
        return `\t${number} `;
      case 2:
        return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
      case 3:
        return /^.{6}19/u.test(number) && isOldForm(number)
          ? `${number.slice(0, 6)}${number.slice(8, 17)}`
          : `\u00a0${number}`;
      default:
        return number;
    }
  }

  private nameText(name: string): string {
    switch (this.next(6)) {
      case 0:
        return [...name].length === 2 ? [...name].join("　") : name;
      case 1:
        return `\u00a0${name}\u00a0`;
      default:
        return name;
    }
  }

  private dateCell(): SyntheticCell {
    return this.next(2) === 0 ? { date: "2025-12-05" } : (DAYS[this.next(DAYS.length)] ?? "");
  }

  private moneyCell(fen: number): SyntheticCell {
    const { yuan, word } = this.mix.money;
    if (yuan !== 1) {
      const value = Number((fen / 100 / yuan).toFixed(6));
      return this.next(8) === 0 ? `${value}${word}` : value;
    }
    const text = (fen / 100).toFixed(2);
    if (this.mix.formulas && this.next(2) === 0) return { formula: "ROUND(1*1,2)", value: fen / 100 };
    switch (this.next(6)) {
      case 0:
        return `￥${text}`;
      case 1:
        return [`${text}元`, `¥ ${text}`, `人民币${text}元整`, ` ${text}\u00a0`][this.next(4)] ?? text;
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
    else this.tallHeader(sheet, top, mix.headerRows);
    if (mix.money.told === "row of units")
      sheet.rows.push(
        columns.map(({ key }) => (key === "paid" || key === "due" ? mix.money.word : key === "quantity" ? "亩" : null)),
      );
    if (mix.numberingRow)
      sheet.rows.push(columns.map((_, index) => (this.seed % 3 === 0 ? String.fromCharCode(65 + index) : index + 1)));
    if (mix.sample)
      sheet.rows.push(
        this.row({
          seq: ["示例", "例", "样例："][this.next(3)] ?? "",
          name: "张三",
          identity: "449900196607225764",
          paid: 1,
          due: 1,
        }),
      );
  }

  /** Headings over headings, merged across and down. */
  private tallHeader(sheet: SyntheticSheet, top: number, height: number): void {
    const { columns, mix } = this;
    const parts = columns.map(({ label, over }) => {
      const own = styled(label, mix.headerStyle);
      if (over === undefined) return [own];
      const between = over === "基本信息" ? "人员" : "核定";
      return { 2: [over, own], 3: ["清册内容", over, own], 4: ["清册内容", over, between, own] }[height] ?? [own];
    });
    for (let row = 0; row < height; row += 1) {
      let from = 0;
      sheet.rows.push(
        parts.map((part, index) => {
          if (part.length === 1) {
            if (row === 0) sheet.merges.push({ s: { r: top, c: index }, e: { r: top + height - 1, c: index } });
            from = index + 1;
            return row === 0 ? (part[0] ?? null) : null;
          }
          if (row === height - 1) return part[row] ?? null;
          const first = index === from;
          if (parts[index + 1]?.slice(0, row + 1).join() !== part.slice(0, row + 1).join()) {
            if (index > from) sheet.merges.push({ s: { r: top + row, c: from }, e: { r: top + row, c: index } });
            from = index + 1;
          }
          return first ? (part[row] ?? null) : null;
        }),
      );
    }
  }

  private total(sheet: SyntheticSheet, label: string, fen: number, at: Mix["totalAt"]): void {
    const value = Number((fen / 100 / this.mix.money.yuan).toFixed(6));
    const cell = this.mix.formulas ? { formula: "SUM(A1:A2)", value } : value;
    sheet.rows.push(this.row({ [at]: label, paid: cell }));
  }

  /** Printed in two columns of the page: the second half of the lines stands to the right of the first. */
  private foldInTwo(sheet: SyntheticSheet): void {
    const width = this.columns.length;
    const top = sheet.rows.findIndex((row) => row.filter((cell) => typeof cell === "string").length > 3);
    const header = sheet.rows[top] ?? [];
    const below = sheet.rows.splice(top + 1).filter((row) => row.length > 0);
    const half = Math.ceil(below.length / 2);
    const gap = this.seed % 2;
    const beside = (left: SyntheticCell[], right: SyntheticCell[]) => [
      ...Array.from({ length: width }, (_, index) => left[index] ?? null),
      ...Array.from({ length: gap }, () => null),
      ...right,
    ];
    sheet.rows[top] = beside(header, header);
    for (let index = 0; index < half; index += 1)
      sheet.rows.push(beside(below[index] ?? [], below[half + index] ?? []));
    sheet.hiddenRows.splice(0);
    this.hiddenRows = 0;
  }

  private summaryBeside(sheet: SyntheticSheet, name: string, units: readonly string[], before: number): void {
    const yuan = this.mix.money.yuan;
    const column = this.columns.length + 1;
    const top = sheet.rows.findIndex((row) => row.filter((cell) => typeof cell === "string").length > 3);
    const put = (row: number, cells: readonly SyntheticCell[]) => {
      const own = (sheet.rows[row] ??= []);
      cells.forEach((cell, index) => {
        while (own.length < column + index) own.push(null);
        own[column + index] = cell;
      });
    };
    const money = this.mix.money.told === "heading" ? `（${this.mix.money.word}）` : "";
    put(top, ["单位名称", "户数", `金额${money}`]);
    put(top + 1, [units[0] ?? name, this.lines.length, null]);
    put(top + 2, ["合计", this.lines.length, Number(((this.printedFen - before) / 100 / yuan).toFixed(6))]);
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

/** Days as people write them. */
const DAYS = [
  "2025年12月05日",
  "2025-12-05",
  "2025/12/5",
  "2025.12.5",
  "20251205",
  "二〇二五年十二月五日",
  "2025年12月",
  "12月5日",
  "5/12/2025",
  "2025-12-05 00:00:00",
];
const STATUS_PAID = ["支付成功", "成功", "已发放", "发放成功", "已支付", "正常", "是", "√"];
const STATUS_RETURNED = ["退回（账号错误）", "退票", "支付失败", "失败", "银行退回", "账户已销户"];
const STATUS_HELD = ["暂缓发放", "未发放", "暂缓", "停发", "否", "待发"];

/** Whether the old form of 15 digits says the same person: its serial numbers are those of the new one. */
const isOldForm = (number: string): boolean => /^\d{17}/u.test(number);

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
