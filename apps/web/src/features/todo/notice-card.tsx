import { ChevronRight } from "lucide-react";
import { Link } from "wouter";
import { daysBetween, daysLeft, todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { stepLabel, stepTone, type Tone } from "../../lib/messages/labels";
import { StatusBadge } from "../../ui/status-badge";
import { classNames } from "../../ui/class-names";
import cardStyles from "../../ui/card.module.css";
import styles from "./todo-screen.module.css";
import { figures, latestReturn, summary, type NoticeSummaryOf } from "./notice-summary";

export type CardKind = "takeDown" | "overdue" | "returned" | "dueSoon" | "toPost" | "posted";

const TONES: Readonly<Record<Exclude<CardKind, "posted">, Tone>> = {
  takeDown: "late",
  overdue: "late",
  returned: "soon",
  dueSoon: "soon",
  toPost: "todo",
};

/** One sheet to hang: what it is, how long there is, why it came back. */
export function NoticeCard({ notice: masked, kind }: { readonly notice: NoticeSummaryOf; readonly kind: CardKind }) {
  const notice = summary(masked);
  const today = todayInShanghai();
  const tone = kind === "posted" ? stepTone(notice.step) : TONES[kind];
  const returned = latestReturn(notice.postings);
  const late = daysBetween(notice.due.on, today) > 0;
  return (
    <Link href={`/notices/${notice.id}`} className={classNames(cardStyles.card, cardStyles[tone], styles.card)}>
      <span className={styles.words}>
        <span className={styles.name}>
          {notice.subsidyYear === Number(today.slice(0, 4)) ? "" : `${t("notice.year", { year: notice.subsidyYear })} `}
          {notice.program.publicName} {notice.batchName}
          {notice.editionNumber > 1 ? (
            <span className={styles.edition}> {t("common.version", { number: notice.editionNumber })}</span>
          ) : null}
        </span>
        <span className={styles.figures}>
          {t(notice.stage === "BEFORE_PAYMENT" ? "stage.BEFORE_PAYMENT" : "stage.RESULT")}，{figures(notice)}
        </span>
        {returned === null ? null : (
          <span className={styles.reason}>{t("todo.returnReason", { reason: returned })}</span>
        )}
        <span>
          <StatusBadge tone={late && kind !== "posted" ? "late" : tone}>
            {kind === "takeDown"
              ? t("todo.takeDownBadge")
              : kind === "posted"
                ? stepLabel(notice.step, notice.stage)
                : daysLeft(notice.due.on, today)}
          </StatusBadge>
        </span>
      </span>
      <ChevronRight className={styles.go} aria-hidden="true" />
    </Link>
  );
}
