import type { Day } from "@gongshi/domain/calendar/day";
import { dayOf } from "@gongshi/domain/calendar/day";
import { dayFromColumn } from "@gongshi/usecases/day-column";
import { standingOf } from "@gongshi/usecases/notice/load-notice";
import type { StandingRow } from "@gongshi/usecases/notice/load-notice";
import { builder } from "../builder";

export interface TimelineEvent {
  readonly kind: "RELEASED" | "POSTED" | "CONFIRMED" | "PERIOD_OVER" | "ARCHIVED";
  readonly at: Day | null;
  readonly done: boolean;
}

/** 发布 → 张贴 → 核实 → 期满 → 归档: the same five for everyone; `at` may be a day still to come. */
export function timelineOf(row: StandingRow, today: Day): TimelineEvent[] {
  const standing = standingOf(row, today);
  const confirmations = row.postings
    .flatMap(({ posting }) => (posting.state === "CONFIRMED" && posting.decidedAt ? [dayOf(posting.decidedAt)] : []))
    .toSorted();
  const over = standing.periodEndsOn !== null && today > standing.periodEndsOn;
  return [
    { kind: "RELEASED", at: dayFromColumn(row.releasedOn), done: true },
    { kind: "POSTED", at: standing.hungOn, done: standing.hungOn !== null },
    { kind: "CONFIRMED", at: confirmations[0] ?? null, done: confirmations.length > 0 },
    { kind: "PERIOD_OVER", at: standing.periodEndsOn, done: over },
    { kind: "ARCHIVED", at: null, done: standing.step === "FINISHED" },
  ];
}

export const TimelineEventType = builder.objectRef<TimelineEvent>("TimelineEvent").implement({
  description: "One of 发布 → 张贴 → 核实 → 期满 → 归档; `at` is null or a day to come while it is not done.",
  fields: (t) => ({
    kind: t.exposeString("kind"),
    at: t.expose("at", { type: "Date", nullable: true }),
    done: t.exposeBoolean("done"),
  }),
});
