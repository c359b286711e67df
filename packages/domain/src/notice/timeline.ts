import type { Day } from "../calendar/day";
import type { NoticeEnd } from "./notice-end";

export type TimelineKind = "RELEASED" | "POSTED" | "CONFIRMED" | "PERIOD_OVER" | "ARCHIVED" | NoticeEnd;

export interface TimelineEvent {
  readonly kind: TimelineKind;
  /** Null, or a day to come, while it is not done. */
  readonly at: Day | null;
  readonly done: boolean;
}

export interface TimelineFacts {
  readonly releasedOn: Day;
  /** The earliest proven hang date. */
  readonly hungOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly periodEndsOn: Day | null;
  readonly finished: boolean;
  readonly ended: { readonly on: Day; readonly why: NoticeEnd } | null;
}

/**
 * 发布 → 张贴 → 核实 → 期满 → 归档: the same five for everyone while a notice is in force. Of one that ended: what had come to
 * pass by then, and how it ended; a period that was cut short never ran out.
 */
export function noticeTimeline(facts: TimelineFacts, today: Day): TimelineEvent[] {
  const { hungOn, confirmedOn, periodEndsOn, ended } = facts;
  const over = periodEndsOn !== null && (ended?.on ?? today) > periodEndsOn;
  const five: TimelineEvent[] = [
    { kind: "RELEASED", at: facts.releasedOn, done: true },
    { kind: "POSTED", at: hungOn, done: hungOn !== null },
    { kind: "CONFIRMED", at: confirmedOn, done: confirmedOn !== null },
    { kind: "PERIOD_OVER", at: periodEndsOn, done: over },
    { kind: "ARCHIVED", at: null, done: facts.finished },
  ];
  return ended === null ? five : [...five.filter(({ done }) => done), { kind: ended.why, at: ended.on, done: true }];
}
