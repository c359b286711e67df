import { daysBetween } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import type { NoticeRow } from "@gongshi/usecases/notice/load-notice";
import type { Context } from "../context";

/** Days until the period ends, 0 on its last day; null while nothing hangs or when it is over. */
export const daysLeft = (periodEndsOn: Day | null, today: Day): number | null =>
  periodEndsOn === null || today > periodEndsOn ? null : daysBetween(today, periodEndsOn);

/** The released edition of the same disclosure, where this one was replaced. */
export async function replacedByNumber(row: NoticeRow, context: Context): Promise<number | null> {
  if (row.replacedAt === null) return null;
  const released = await context.services.db.edition.findFirst({
    where: { disclosureId: row.obligation.disclosureId, state: "RELEASED" },
    select: { number: true },
  });
  return released?.number ?? null;
}
