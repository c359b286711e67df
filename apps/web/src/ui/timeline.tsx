import { Check } from "lucide-react";
import { formatDate } from "../lib/format";
import { t, type PlainKey } from "../lib/messages/catalogue";
import styles from "./timeline.module.css";

export interface TimelineStep {
  /** RELEASED, POSTED, CONFIRMED, PERIOD_OVER, ARCHIVED. */
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
};

/** 发布 → 张贴 → 核实 → 期满 → 归档: the same for the clerk, the resident and the office. */
export function Timeline({ events }: { readonly events: readonly TimelineStep[] }) {
  return (
    <ol className={styles.timeline} aria-label={t("timeline.label")}>
      {events.map((event) => {
        const label = LABELS[event.kind];
        const done = event.done ?? event.at !== null;
        return (
          <li key={event.kind} className={done ? styles.done : styles.coming}>
            <span className={styles.dot} aria-hidden="true">
              {done ? <Check /> : null}
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
