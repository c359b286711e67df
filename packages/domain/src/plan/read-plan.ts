/** A plan's table → headings, items, and the units that answer for them. */
import { chineseNumber } from "../text/chinese-number";
import { dueHint } from "./due-hint";
import type { PlanAssignment, PlanItemReading, PlanResult, PlanRow, PlanSection } from "./plan";
import { planTable } from "./plan-table";
import { readAssignments } from "./read-assignments";

export type { PlanAssignment, PlanItemReading, PlanReading, PlanResult, PlanSection } from "./plan";

const FIRST_LEVEL = /^([一二三四五六七八九十]{1,3})[、.．]\s*/u;
const SECOND_LEVEL = /^[（(]([一二三四五六七八九十]{1,3})[)）]\s*/u;
const ITEM = /^(\d{1,3})[.．、](?!\d)\s*/u;

/** Reads the text export of a plan (`planTable` tells which forms). Problems are sentences for the person who imports. */
export function readPlan(text: string): PlanResult {
  const { above, rows } = planTable(text);
  return readPlanRows(above, rows);
}

/** The same from a table whose cells are known. `above`: the lines before it, the title among them. */
export function readPlanRows(above: readonly string[], rows: readonly PlanRow[]): PlanResult {
  const title = titleOf(above, rows);
  const year = yearOf(title, above);
  const builder = new PlanBuilder(year ?? 0);
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

  constructor(private readonly year: number) {}

  add(row: PlanRow): void {
    const cells = row.map((cell) => (cell ?? "").trim());
    const at = cells.findIndex((cell) => ITEM.test(cell));
    for (const cell of cells.slice(0, at < 0 ? cells.length : at)) this.takeHeading(cell);
    if (at < 0) return this.noteStray(cells);
    this.takeUnits(cells.slice(at + 1), cells[at] ?? "");
    this.takeItems(cells[at] ?? "");
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
  private takeUnits(cells: readonly string[], item: string): void {
    const text = cells.filter((cell) => cell !== "").join("，");
    if (text !== "") {
      const read = readAssignments(text);
      this.assignments = read.assignments;
      this.problems.push(...read.problems);
    } else if (this.assignments.length === 0) {
      this.problems.push(`事项“${(ITEM.exec(item)?.[0] ?? "").trim()}”没有责任单位`);
    }
  }

  private takeItems(cell: string): void {
    const section = this.sections.at(-1);
    if (section === undefined) {
      this.problems.push("有事项不在任何一级要点之下");
      return;
    }
    for (const { number, text } of splitItems(cell)) {
      if (this.items.some((item) => item.number === number)) {
        this.problems.push(`事项编号重复：第${number}项`);
        continue;
      }
      if (number !== (this.items.at(-1)?.number ?? 0) + 1) this.problems.push(`事项编号不连续：第${number}项`);
      const { assignments, subsection, year } = this;
      this.items.push({ number, section: section.number, subsection, text, assignments, due: dueHint(text, year) });
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
function splitItems(cell: string): { number: number; text: string }[] {
  const items: { number: number; lines: string[] }[] = [];
  for (const line of cell.split("\n").map((one) => one.trim())) {
    const found = ITEM.exec(line);
    const number = Number(found?.[1]);
    const last = items.at(-1);
    if (found && (last === undefined || number === last.number + 1)) {
      items.push({ number, lines: [line.slice(found[0].length)] });
    } else if (line !== "") last?.lines.push(line);
  }
  return items.map(({ number, lines }) => ({ number, text: lines.join("\n") }));
}
