/** Which columns of a plan's table hold what, as its own row of headings says. */
import { dueHint } from "./due-hint";
import type { DueHint, PlanRow } from "./plan";

export interface PlanColumns {
  /** Cells in a row: the headings say nothing about rows of another width. */
  readonly width: number;
  readonly item: number | null;
  /** Columns of units, each with the label that tells the role of its units (`牵头单位：`), or "". */
  readonly units: ReadonlyMap<number, string>;
  readonly due: number | null;
}

const UNITS =
  /^(?:责任|主责|负责|落实|承办|主办|牵头|统筹|配合|协办|参与)(?:单位|部门|科室)(?:及分工)?$|^(?:责任|职责|任务)分工$/u;
const ROLE = /^(?:牵头|统筹|配合|协办|参与)/u;
const DUE = /^(?:完成|办结|工作|落实)?(?:时限|期限|时间|进度)(?:要求|节点|安排)?$/u;
const TASK = /^(?:工作|具体|主要|重点|任务)*(?:要求|任务|内容|事项|举措|措施|要点)$/u;

/** What a row of headings says; null for other rows. */
export function planColumns(row: PlanRow): PlanColumns | null {
  const labels = row.map((cell) => (cell ?? "").normalize("NFKC").replace(/\s/gu, ""));
  const units = new Map<number, string>();
  for (const [column, label] of labels.entries())
    if (UNITS.test(label)) units.set(column, ROLE.test(label) ? `${label.slice(0, 2)}单位：` : "");
  if (units.size === 0 || labels.some((label) => label.length > 12)) return null;
  const last = (of: RegExp): number | null => {
    const column = labels.findLastIndex((label) => of.test(label));
    return column < 0 ? null : column;
  };
  return { width: row.length, item: last(TASK), units, due: last(DUE) };
}

/** A cell that says when and nothing else: `2026年12月底前`, `长期坚持`. */
const WHEN = /^(?:(?:20)?\d{2}年|\d{1,2}月|20\d{2}[-./]\d|年底|年内|全年|长期|持续|常态|每[年季月周]|即时|立即|印发)/u;
export const saysWhen = (cell: string): boolean => cell.length <= 24 && WHEN.test(cell.replace(/\s/gu, ""));

/** The time limit that a cell of its own gives: there a bare date is one too. */
export function dueOfCell(cell: string, year: number): DueHint | null {
  const text = cell.replace(/\s/gu, "");
  const plain = text
    .normalize("NFKC")
    .replace(/(20\d{2})[-./](\d{1,2})(?:[-./](\d{1,2}))?日?/u, (_, y, m, d) =>
      d === undefined ? `${y}年${m}月` : `${y}年${m}月${d}日`,
    );
  for (const form of [plain, `${plain}前`, `${plain}底前`]) {
    const found = dueHint(form, year);
    if (found !== null) return { ...found, text };
  }
  return null;
}
