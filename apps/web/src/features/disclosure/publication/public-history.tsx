import { formatInstant } from "../../../lib/format";
import { t, type PlainKey } from "../../../lib/messages/catalogue";
import { Section } from "../../../ui/section";
import type { Interval } from "./publication-query";
import styles from "./publication.module.css";
import { audienceWords } from "./scope-words";

const ENDS: Readonly<Record<string, PlainKey>> = {
  REPLACED: "publication.end.REPLACED",
  IN_ERROR: "publication.end.IN_ERROR",
  ENDED: "publication.end.ENDED",
  LAPSED: "publication.end.LAPSED",
  SCOPE: "publication.end.SCOPE",
  PROGRAM: "publication.end.PROGRAM",
  TERM: "publication.end.TERM",
};

/** 公开历史: every interval in which one edition was public in one way, newest first. */
export function PublicHistory({ intervals }: { readonly intervals: readonly Interval[] }) {
  return (
    <Section title={t("publication.history")} hint={t("publication.historyHint")}>
      {intervals.length === 0 ? <p className={styles.soft}>{t("publication.historyNone")}</p> : null}
      <ol className={styles.history}>
        {[...intervals].reverse().map((interval) => (
          <li key={`${interval.edition} ${interval.from}`} data-open={interval.to === null || undefined}>
            <span className={styles.when}>
              {t("publication.interval", {
                number: interval.edition,
                from: formatInstant(interval.from, { year: true }),
                to: interval.to === null ? t("publication.now") : formatInstant(interval.to, { year: true }),
              })}
            </span>
            <span>
              {audienceWords(interval.scope)}；
              {t("publication.onInternet", { profile: t(`publication.profile.${interval.internet}`) })}
            </span>
            {interval.ended === null ? null : (
              <span className={styles.soft}>
                {t("publication.ended", { why: endWord(interval.ended) })}
                {interval.reason === null ? "" : `。${t("publication.reasonSaid", { reason: interval.reason })}`}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function endWord(ended: string): string {
  const key = ENDS[ended];
  return key === undefined ? ended : t(key);
}
