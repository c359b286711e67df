import type { Day } from "@gongshi/domain/calendar/day";
import { dayOf } from "@gongshi/domain/calendar/day";
import { noticeEnd } from "@gongshi/domain/notice/notice-end";
import { noticeTimeline } from "@gongshi/domain/notice/timeline";
import type { TimelineEvent } from "@gongshi/domain/notice/timeline";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { standingOf } from "@gongshi/usecases/notice/load-notice";
import type { StandingRow } from "@gongshi/usecases/notice/load-notice";
import { builder } from "../builder";

/** What has come to pass of a notice and what is still to come, as everyone sees it. */
export function timelineOf(row: StandingRow, today: Day): TimelineEvent[] {
  const { hungOn, periodEndsOn, step } = standingOf(row, today);
  const confirmations = row.postings
    .flatMap(({ posting }) => (posting.state === "CONFIRMED" && posting.decidedAt ? [dayOf(posting.decidedAt)] : []))
    .toSorted();
  const end = noticeEnd(row);
  return noticeTimeline(
    {
      releasedOn: dayFromColumn(row.releasedOn),
      hungOn,
      confirmedOn: confirmations[0] ?? null,
      periodEndsOn,
      finished: step === "FINISHED",
      ended: end === null ? null : { on: dayOf(end.at), why: end.why },
    },
    today,
  );
}

export const TimelineEventType = builder.objectRef<TimelineEvent>("TimelineEvent").implement({
  description:
    "One of 发布 → 张贴 → 核实 → 期满 → 归档; `at` is null or a day to come while it is not done. Of a notice that ended what " +
    "had come to pass, and last how it ended: REPLACED, IN_ERROR, ENDED, LAPSED, OUT_OF_SCOPE.",
  fields: (t) => ({
    kind: t.exposeString("kind"),
    at: t.expose("at", { type: "Date", nullable: true }),
    done: t.exposeBoolean("done"),
  }),
});
