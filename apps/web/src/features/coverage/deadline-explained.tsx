import { formatDate } from "../../lib/format";
import { t, type MessageKey } from "../../lib/messages/catalogue";
import { countedWeeks, gatherSkipped, type CountedDay, type ExplainedDeadline } from "./counted-days";
import styles from "./deadline-explained.module.css";

const RULES: Readonly<Record<string, MessageKey & `due.${string}`>> = {
  PAYMENT_20_WORKING_DAYS: "due.PAYMENT_20_WORKING_DAYS",
  PROGRAM_RULE: "due.PROGRAM_RULE",
  YEAR_END: "due.YEAR_END",
  CORRECTION_5_WORKING_DAYS: "due.CORRECTION_5_WORKING_DAYS",
  DEPARTMENT_RULE: "due.DEPARTMENT_RULE",
  PERIOD_END_10_WORKING_DAYS: "due.PERIOD_END_10_WORKING_DAYS",
  ANSWER_20_WORKING_DAYS: "due.ANSWER_20_WORKING_DAYS",
};

/** A due date with its rule, and behind one tap every day that was counted or passed over. */
export function DeadlineExplained({ deadline }: { readonly deadline: ExplainedDeadline }) {
  const rule = RULES[deadline.rule];
  const counted = countedWeeks(deadline)
    .flat()
    .filter(({ kind }) => kind === "counted").length;
  const words =
    deadline.rule === "PROGRAM_RULE" && counted > 0
      ? t("deadline.programRule", { count: counted })
      : rule === undefined
        ? null
        : t(rule);
  return (
    <div className={styles.deadline}>
      <p>
        <strong>{formatDate(deadline.on, { year: true })}</strong>
        {words === null ? null : <span className={styles.rule}>{words}</span>}
      </p>
      {deadline.provisional ? (
        <p className={styles.provisional}>{t("deadline.provisional", { year: deadline.on.slice(0, 4) })}</p>
      ) : null}
      <details>
        <summary>{t("deadline.title")}</summary>
        <Reckoning deadline={deadline} />
      </details>
    </div>
  );
}

function Reckoning({ deadline }: { readonly deadline: ExplainedDeadline }) {
  const weeks = countedWeeks(deadline);
  if (deadline.from === null || weeks.length === 0)
    return <p className={styles.words}>{t("deadline.fixed", { date: formatDate(deadline.on, { year: true }) })}</p>;
  const { weekends, holidays } = gatherSkipped(deadline.skipped);
  const counted = weeks.flat().filter((day) => day.kind === "counted").length;
  return (
    <>
      <ul className={styles.words}>
        <li>{t("deadline.from", { date: formatDate(deadline.from, { year: true }) })}</li>
        {weekends > 0 ? <li>{t("deadline.weekends", { count: weekends })}</li> : null}
        {holidays.map(({ name, dates }) => (
          <li key={name}>{t("deadline.holiday", { name, count: dates.length, dates: dayList(dates) })}</li>
        ))}
        {deadline.madeUp.length > 0 ? <li>{t("deadline.madeUp", { dates: dayList(deadline.madeUp) })}</li> : null}
        <li>{t("deadline.counted", { count: counted, date: formatDate(deadline.on) })}</li>
      </ul>
      <ol className={styles.calendar} aria-label={t("deadline.calendar")}>
        {weeks.flat().map((day) => (
          <li
            key={day.date}
            className={styles.day}
            data-kind={day.kind}
            data-last={day.date === deadline.on || undefined}
          >
            {day.kind === "outside" ? null : (
              <>
                <span className={styles.date}>{`${Number(day.date.slice(5, 7))}.${Number(day.date.slice(8))}`}</span>
                <span className={styles.count}>{dayWord(day)}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const dayList = (dates: readonly string[]): string => dates.map((date) => formatDate(date)).join("、");

function dayWord(day: CountedDay): string {
  if (day.kind === "start") return t("deadline.start");
  if (day.kind === "skipped") return day.why === "WEEKEND" ? t("deadline.weekend") : (day.why ?? "");
  return day.madeUp ? `${day.number} ${t("deadline.madeUpShort")}` : String(day.number);
}
