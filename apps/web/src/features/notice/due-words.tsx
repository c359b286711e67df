import { formatDate } from "../../lib/format";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import styles from "./notice-screen.module.css";

const RULES: Readonly<Record<string, PlainKey>> = {
  PAYMENT_20_WORKING_DAYS: "due.PAYMENT_20_WORKING_DAYS",
  PROGRAM_RULE: "due.PROGRAM_RULE",
  YEAR_END: "due.YEAR_END",
  CORRECTION_5_WORKING_DAYS: "due.CORRECTION_5_WORKING_DAYS",
  DEPARTMENT_RULE: "due.DEPARTMENT_RULE",
  PERIOD_END_10_WORKING_DAYS: "due.PERIOD_END_10_WORKING_DAYS",
  ANSWER_20_WORKING_DAYS: "due.ANSWER_20_WORKING_DAYS",
};

/** A due date that explains itself: the rule, what was passed over, what was counted after all. */
export function DueWords({
  due,
}: {
  readonly due: {
    readonly on: string;
    readonly rule: string;
    readonly provisional: boolean;
    readonly skipped: unknown;
    readonly madeUp: readonly string[];
  };
}) {
  const rule = RULES[due.rule];
  const skipped = holidays(due.skipped);
  return (
    <>
      {formatDate(due.on, { year: true })}
      <details className={styles.why}>
        <summary>{t("notice.dueWhy")}</summary>
        {rule === undefined ? null : <p>{t(rule)}</p>}
        {skipped === "" ? null : <p>{t("notice.dueSkipped", { days: skipped })}</p>}
        {due.madeUp.length === 0 ? null : (
          <p>{t("notice.dueMadeUp", { days: due.madeUp.map((day) => formatDate(day)).join("、") })}</p>
        )}
        {due.provisional ? <p>{t("due.provisional")}</p> : null}
      </details>
    </>
  );
}

/** `[{date, why}]` → `10月1日（国庆节）、10月2日（国庆节）；周末 4 天` in one line: weekends are only counted. */
function holidays(skipped: unknown): string {
  if (!Array.isArray(skipped)) return "";
  const days = skipped.filter(
    (day): day is { date: string; why: string } =>
      typeof day === "object" && day !== null && typeof day.date === "string" && typeof day.why === "string",
  );
  const named = days.filter(({ why }) => why !== "WEEKEND").map(({ date, why }) => `${formatDate(date)}（${why}）`);
  const weekends = days.length - named.length;
  return [...named, ...(weekends > 0 ? [`${t("notice.weekend")}${weekends}天`] : [])].join("、");
}
