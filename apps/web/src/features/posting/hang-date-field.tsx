import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { formatDate } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import type { HangDate, HangDateFault } from "./hang-date";
import styles from "./post-screen.module.css";

/** Today by the phone; ✎ to correct, which asks for a reason and says what it costs. */
export function HangDateField({
  value,
  today,
  onChange,
  fault,
  editing: open = false,
}: {
  readonly value: HangDate;
  readonly today: string;
  readonly onChange: (value: HangDate) => void;
  readonly fault: HangDateFault;
  /** Open for writing from the start. */
  readonly editing?: boolean;
}) {
  const corrected = value.date !== today;
  // What was corrected before the page was closed stands open again.
  const [editing, setEditing] = useState(open || corrected);
  if (!editing) {
    return (
      <div className={styles.date}>
        <span>
          <span className={styles.dateLabel}>{t("post.hangDate")} </span>
          <strong>{t("post.hangDateToday", { date: formatDate(value.date) })}</strong>
        </span>
        <Button variant="quiet" size="small" icon={<Pencil aria-hidden="true" />} onClick={() => setEditing(true)}>
          {t("post.hangDateEdit")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <TextField
        label={t("post.hangDate")}
        type="date"
        max={today}
        value={value.date}
        error={fault === "FUTURE" || fault === "EMPTY" ? t("post.hangDateFuture") : null}
        onChange={(event) => onChange({ ...value, date: event.target.value })}
      />
      {corrected ? (
        <>
          <TextField
            label={t("post.hangDateReason")}
            hint={t("post.hangDateReasonHint")}
            value={value.reason}
            maxLength={FREE_TEXTS.hangDateReason.max}
            error={
              fault === "REASON_MISSING"
                ? t("post.reasonMissing")
                : fault === "REASON_NUMBER"
                  ? t("post.reasonNumber")
                  : null
            }
            onChange={(event) => onChange({ ...value, reason: event.target.value })}
          />
          <NoticeBar tone="soon">{t("post.hangDateNote")}</NoticeBar>
        </>
      ) : null}
    </div>
  );
}
