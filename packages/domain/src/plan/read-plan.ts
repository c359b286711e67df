/** A plan's table → headings, items, and the units that answer for them. */
import { chineseNumber } from "../text/chinese-number";
import { dueHint } from "./due-hint";
import type { DueHint, PlanAssignment, PlanItemReading, PlanResult, PlanRow, PlanSection } from "./plan";
import { dueOfCell, planColumns, saysWhen } from "./plan-columns";
import type { PlanColumns } from "./plan-columns";
import { planTable } from "./plan-table";
import { readAssignments } from "./read-assignments";

export type { PlanAssignment, PlanItemReading, PlanReading, PlanResult, PlanSection } from "./plan";

const FIRST_LEVEL = /^([一二三四五六七八九十]{1,3})[、.．]\s*/u;
const SECOND_LEVEL = /^[（(]([一二三四五六七八九十]{1,3})[)）]\s*/u;
/** How items are numbered: `1.规范……`, or in a column of their own, or `（1）规范……`. */
const NUMBERED = /^(\d{1,3})[.．、](?!\d)\s*/u;
const BRACKETED = /^[（(](\d{1,3})[)）]\s*/u;
const LISTED = /^(\d{1,3})[.．、]?$/u;

/** The form of a plan's numbers: the first that any of its cells has. Numbers in brackets below `1.` are part of its text. */
function numberingOf(rows: readonly PlanRow[]): RegExp {
  const has = (form: RegExp, more: boolean): boolean =>
    rows.some((row) =>
      row.some((cell) => {
        const found = form.exec((cell ?? "").trim());
        return found !== null && (!more || (cell ?? "").trim().length > found[0].length);
      }),
    );
  if (has(NUMBERED, true)) return NUMBERED;
  return has(LISTED, false) ? LISTED : has(BRACKETED, true) ? BRACKETED : NUMBERED;
}

/** Reads the text export of a plan (`planTable` tells which forms). Problems are sentences for the person who imports. */
export function readPlan(text: string): PlanResult {
  const { above, rows } = planTable(text);
  return readPlanRows(above, rows);
}

/** The same from a table whose cells are known. `above`: the lines before it, the title among them. */
export function readPlanRows(above: readonly string[], rows: readonly PlanRow[]): PlanResult {
  const title = titleOf(above, rows);
  const year = yearOf(title, above);
  const builder = new PlanBuilder(year ?? 0, numberingOf(rows));
  for (const row of rows) builder.add(row);
  const { sections, items, problems } = builder.done();
  if (items.length === 0) {
    return {
      ok: false,
      problems: problems.length > 0 ? problems : ["没有找到带编号的事项（如“1.规范……”），这可能不是工作要点分工表"],
    };
  }
  if (year === null) return { ok: false, problems: ["标题里没有年份，看不出是哪一年的工作要点"] };
  return { ok: true, plan: { title, year, sections, items, problems } };
}

function titleOf(above: readonly string[], rows: readonly PlanRow[]): string {
  const lines = above
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "" && !/^附件?\s*\d*[:：]?$/u.test(line));
  const withYear = lines.find((line) => /\d{4}年/u.test(line)) ?? lines[0];
  // A title may stand in the first, merged row of the table itself.
  return withYear ?? rows[0]?.find((cell) => cell !== null && /^[^。]{4,60}\d{4}年|^\d{4}年/u.test(cell))?.trim() ?? "";
}

function yearOf(title: string, above: readonly string[]): number | null {
  const found =
    /(20\d{2})\s*年/u.exec(title.normalize("NFKC")) ?? /(20\d{2})\s*年/u.exec(above.join(" ").normalize("NFKC"));
  return found === null ? null : Number(found[1]);
}

class PlanBuilder {
  private readonly sections: {
    number: number;
    title: string;
    subsections: { number: number; title: string }[];
  }[] = [];
  private readonly items: PlanItemReading[] = [];
  private readonly problems: string[] = [];
  private subsection: number | null = null;
  private assignments: readonly PlanAssignment[] = [];

  private columns: PlanColumns | null = null;
  private due: DueHint | null = null;

  constructor(
    private readonly year: number,
    private readonly numbering: RegExp,
  ) {}

  add(row: PlanRow): void {
    const headings = planColumns(row);
    if (headings !== null) {
      this.columns = headings;
      return;
    }
    const cells = row.map((cell) => (cell ?? "").trim());
    const number = cells.findIndex((cell) => this.numbering.test(cell));
    const at = number < 0 ? -1 : this.numbering === LISTED ? this.taskBeside(cells, number) : number;
    for (const cell of cells.slice(0, at < 0 ? cells.length : at)) this.takeHeading(cell);
    if (at < 0) return this.noteStray(cells);
    const text =
      this.numbering === LISTED ? `${LISTED.exec(cells[number] ?? "")?.[1]}.${cells[at]}` : (cells[at] ?? "");
    this.takeUnits(cells, at, text);
    this.takeDue(row, cells, at);
    this.takeItems(text);
  }

  /** Where the text of an item stands whose number has a column of its own; -1 where there is none. */
  private taskBeside(cells: readonly string[], number: number): number {
    const { columns } = this;
    if (columns !== null && columns.item !== null && columns.width === cells.length && columns.item > number)
      return (cells[columns.item] ?? "") === "" ? -1 : columns.item;
    return cells.findIndex(
      (cell, column) => column > number && cell !== "" && !FIRST_LEVEL.test(cell) && !SECOND_LEVEL.test(cell),
    );
  }

  done(): { sections: readonly PlanSection[]; items: readonly PlanItemReading[]; problems: readonly string[] } {
    return { sections: this.sections, items: this.items, problems: [...new Set(this.problems)] };
  }

  private takeHeading(cell: string): void {
    const text = cell.replace(/\s+/gu, " ").trim();
    const first = FIRST_LEVEL.exec(text);
    if (first) {
      const number = chineseNumber(first[1] ?? "") ?? 0;
      // A heading repeated on the next page is the same heading.
      if (this.sections.at(-1)?.number === number) return;
      if (number !== (this.sections.at(-1)?.number ?? 0) + 1) {
        this.problems.push(`一级要点编号不连续：“${first[0].trim()}”`);
      }
      this.sections.push({ number, title: titleText(text, first[0]), subsections: [] });
      this.subsection = null;
      return;
    }
    const second = SECOND_LEVEL.exec(text);
    if (!second) return;
    const number = chineseNumber(second[1] ?? "") ?? 0;
    const section = this.sections.at(-1);
    if (section === undefined) {
      this.problems.push(`二级要点“${second[0].trim()}”前没有一级要点`);
      return;
    }
    if (this.subsection === number) return;
    if (number !== (section.subsections.at(-1)?.number ?? 0) + 1) {
      this.problems.push(`第${section.number}部分二级要点编号不连续：“${second[0].trim()}”`);
    }
    section.subsections.push({ number, title: titleText(text, second[0]) });
    this.subsection = number;
  }

  /** An empty cell of units belongs to the one merged above it. */
  private takeUnits(cells: readonly string[], at: number, item: string): void {
    const { columns } = this;
    const text = cells
      .flatMap((cell, column) => {
        if (column <= at || cell === "") return [];
        if (columns === null || columns.width !== cells.length) return saysWhen(cell) ? [] : [cell];
        const label = columns.units.get(column);
        return label === undefined ? [] : [`${label}${cell}`];
      })
      .join("，");
    if (text !== "") {
      const read = readAssignments(text);
      this.assignments = read.assignments;
      this.problems.push(...read.problems);
    } else if (this.assignments.length === 0) {
      this.problems.push(`事项“${(this.numbering.exec(item)?.[0] ?? item.slice(0, 4)).trim()}”没有责任单位`);
    }
  }

  /** The time limit of a column of its own; a cell merged with the one above has that one's. */
  private takeDue(row: PlanRow, cells: readonly string[], at: number): void {
    const { columns, year } = this;
    const same = columns !== null && columns.width === cells.length;
    const column = same ? columns.due : cells.findIndex((cell, index) => index > at && saysWhen(cell));
    if (column !== null && same && row[column] === null) return;
    this.due = column === null || column < 0 ? null : dueOfCell(cells[column] ?? "", year);
  }

  private takeItems(cell: string): void {
    const section = this.sections.at(-1);
    if (section === undefined) {
      this.problems.push("有事项不在任何一级要点之下");
      return;
    }
    for (const { number, text } of splitItems(cell, this.numbering)) {
      if (this.items.some((item) => item.number === number)) {
        this.problems.push(`事项编号重复：第${number}项`);
        continue;
      }
      if (number !== (this.items.at(-1)?.number ?? 0) + 1) this.problems.push(`事项编号不连续：第${number}项`);
      const { assignments, subsection, year } = this;
      this.items.push({
        number,
        section: section.number,
        subsection,
        text,
        assignments,
        due: this.due ?? dueHint(text, year),
      });
    }
  }

  /** A row without an item: the table's own headings, or text that would be lost. */
  private noteStray(cells: readonly string[]): void {
    const stray = cells.find((cell) => cell.length > 12 && !FIRST_LEVEL.test(cell) && !SECOND_LEVEL.test(cell));
    if (stray === undefined || this.items.length === 0) return;
    this.problems.push(`表格里有一段文字没有编号，未读入：“${[...stray].slice(0, 12).join("")}…”`);
  }
}

const titleText = (text: string, mark: string): string => text.slice(mark.length).replace(/。$/u, "").trim();

/** Several items in one cell, each on a line of its own; a number that does not follow is part of the text. */
function splitItems(cell: string, numbering: RegExp): { number: number; text: string }[] {
  const [, listed, only] = numbering === LISTED ? (/^(\d+)\.([^]*)$/u.exec(cell) ?? []) : [];
  if (listed !== undefined) return [{ number: Number(listed), text: (only ?? "").trim() }];
  const items: { number: number; lines: string[] }[] = [];
  for (const line of cell.split("\n").map((one) => one.trim())) {
    const found = numbering.exec(line);
    const number = Number(found?.[1]);
    const last = items.at(-1);
    if (found && (last === undefined || number === last.number + 1)) {
      items.push({ number, lines: [line.slice(found[0].length)] });
    } else if (line !== "") last?.lines.push(line);
  }
  return items.map(({ number, lines }) => ({ number, text: lines.join("\n") }));
}
