import { Check } from "lucide-react";
import { formatDate } from "../lib/format";
import { t, type MessageKey } from "../lib/messages/catalogue";
import styles from "./timeline.module.css";

export interface TimelineStep {
  /** RELEASED, POSTED, VERIFIED, PERIOD_OVER, ARCHIVED. */
  readonly kind: string;
  /** The day it happened; null when it is still to come. */
  readonly at: string | null;
  readonly note?: string | null;
}

const LABELS: Readonly<Record<string, MessageKey>> = {
  RELEASED: "timeline.RELEASED",
  POSTED: "timeline.POSTED",
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
        return (
          <li key={event.kind} className={event.at === null ? styles.coming : styles.done}>
            <span className={styles.dot} aria-hidden="true">
              {event.at === null ? null : <Check />}
            </span>
            <span className={styles.label}>{label === undefined ? event.kind : t(label)}</span>
            <span className={styles.at}>
              <span className="visually-hidden">{t(event.at === null ? "timeline.toCome" : "timeline.done")}</span>
              {event.at === null ? "" : formatDate(event.at)}
            </span>
            {event.note ? <span className={styles.note}>{event.note}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
