import { daysBetween } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { NoticeRow } from "@gongshi/usecases/notice/load-notice";
import type { Context } from "../context";

/** Days until the period ends, 0 on its last day; null while nothing hangs or when it is over. */
export const daysLeft = (periodEndsOn: Day | null, today: Day): number | null =>
  periodEndsOn === null || today > periodEndsOn ? null : daysBetween(today, periodEndsOn);

/** The newest edition of the same disclosure that has been out, where this one was replaced; it may be withdrawn by now. */
export async function replacedByNumber(row: NoticeRow, context: Context): Promise<number | null> {
  if (row.replacedAt === null) return null;
  const newest = await context.services.db.edition.findFirst({
    where: { disclosureId: row.obligation.disclosureId, releasedAt: { not: null } },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return newest?.number ?? null;
}
