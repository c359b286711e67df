import { Check, X } from "lucide-react";
import { formatDate } from "../lib/format";
import { t, type PlainKey } from "../lib/messages/catalogue";
import styles from "./timeline.module.css";

export interface TimelineStep {
  /** RELEASED, POSTED, CONFIRMED, PERIOD_OVER, ARCHIVED; of what ended last how: REPLACED, IN_ERROR, ENDED, LAPSED, OUT_OF_SCOPE. */
  readonly kind: string;
  /** The day it happened, or will happen where that is known. */
  readonly at: string | null;
  /** Left out, a step with a day counts as done. */
  readonly done?: boolean;
  readonly note?: string | null;
}

const LABELS: Readonly<Record<string, PlainKey>> = {
  RELEASED: "timeline.RELEASED",
  POSTED: "timeline.POSTED",
  CONFIRMED: "timeline.VERIFIED",
  VERIFIED: "timeline.VERIFIED",
  PERIOD_OVER: "timeline.PERIOD_OVER",
  ARCHIVED: "timeline.ARCHIVED",
  REPLACED: "timeline.REPLACED",
  IN_ERROR: "timeline.IN_ERROR",
  ENDED: "timeline.ENDED",
  LAPSED: "timeline.LAPSED",
  OUT_OF_SCOPE: "timeline.OUT_OF_SCOPE",
};

/** Ends that were not foreseen: a cross, not a tick. */
const ENDS = new Set(["REPLACED", "IN_ERROR", "LAPSED", "OUT_OF_SCOPE"]);

/** 发布 → 张贴 → 核实 → 期满 → 归档: the same for the clerk, the resident and the office. */
export function Timeline({ events }: { readonly events: readonly TimelineStep[] }) {
  return (
    <ol className={styles.timeline} aria-label={t("timeline.label")}>
      {events.map((event) => {
        const label = LABELS[event.kind];
        const done = event.done ?? event.at !== null;
        const ends = ENDS.has(event.kind);
        return (
          <li key={event.kind} className={ends ? styles.ended : done ? styles.done : styles.coming}>
            <span className={styles.dot} aria-hidden="true">
              {ends ? <X /> : done ? <Check /> : null}
            </span>
            <span className={styles.label}>{label === undefined ? event.kind : t(label)}</span>
            <span className={styles.at}>
              <span className="visually-hidden">{t(done ? "timeline.done" : "timeline.toCome")}</span>
              {event.at === null ? "" : formatDate(event.at)}
            </span>
            {event.note ? <span className={styles.note}>{event.note}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
