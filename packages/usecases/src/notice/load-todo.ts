import { addDays, daysBetween } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { dayToColumn } from "../day-column";
import type { Db } from "../db";
import { dueOf, noticeInclude, standingOf, stillHangs } from "./load-notice";
import type { NoticeRow } from "./load-notice";

/** Due soon: within three days, as the clerk's list shows it. */
const SOON_DAYS = 3;

/** What hangs, or hung, since longer ago than a year is looked up, not listed. */
const LISTED_DAYS = 366;
/** Nobody works through a longer list; the newest are shown. */
const MOST_LISTED = 500;

export interface Todo {
  /** Withdrawn, and the paper still hangs. */
  readonly takeDown: readonly NoticeRow[];
  readonly overdue: readonly NoticeRow[];
  readonly dueSoon: readonly NoticeRow[];
  readonly returned: readonly NoticeRow[];
  readonly toPost: readonly NoticeRow[];
  readonly posted: readonly NoticeRow[];
}

/**
 * What is to do at a unit, of whatever year, each notice once, most urgent first; replaced ones are no work, withdrawn ones only
 * until their paper is off the board. Of what is done only the last year's.
 */
export async function loadTodo(db: Db, unitId: string, today: Day): Promise<Todo> {
  const takeDown = await db.notice.findMany({
    where: {
      obligation: { unitId },
      withdrawnAt: { not: null },
      takenDownAt: null,
      // The next edition takes its place on the board.
      replacedAt: null,
      postings: { some: {} },
    },
    include: noticeInclude,
    orderBy: [{ withdrawnAt: "asc" }, { id: "asc" }],
  });
  const rows = await db.notice.findMany({
    where: {
      obligation: { unitId, endedAt: null, waivedReason: null },
      replacedAt: null,
      withdrawnAt: null,
      OR: [
        { releasedOn: { gte: dayToColumn(addDays(today, -LISTED_DAYS)) } },
        { postings: { none: { posting: { state: { not: "RETURNED" } } } } },
      ],
    },
    include: noticeInclude,
    orderBy: [{ releasedOn: "desc" }, { id: "asc" }],
    take: MOST_LISTED,
  });
  const due = new Map(rows.map((row) => [row.id, dueOf(row).on]));
  rows.sort((a, b) => due.get(a.id)!.localeCompare(due.get(b.id)!) || a.id.localeCompare(b.id));
  const todo: Record<keyof Todo, NoticeRow[]> = {
    takeDown: takeDown.filter(stillHangs),
    overdue: [],
    dueSoon: [],
    returned: [],
    toPost: [],
    posted: [],
  };
  for (const row of rows) {
    const { step } = standingOf(row, today);
    if (step === "POSTING_RETURNED") todo.returned.push(row);
    else if (step !== "TO_POST") todo.posted.push(row);
    else {
      const left = daysBetween(today, due.get(row.id)!);
      (left < 0 ? todo.overdue : left <= SOON_DAYS ? todo.dueSoon : todo.toPost).push(row);
    }
  }
  todo.posted.reverse();
  return todo;
}
