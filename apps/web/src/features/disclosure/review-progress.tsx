import { CircleCheck, CircleDashed, CircleDot } from "lucide-react";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./review-progress.module.css";
import { stepWord } from "./step-word";

export interface Progress {
  readonly path: "FULL" | "SHORT" | "URGENT";
  readonly pathReason: string | null;
  readonly minimumPeople: number;
  readonly proofReadingsWanted: number;
  readonly urgentUntil: string | null;
  readonly round: number;
  readonly steps: readonly {
    readonly step: string;
    readonly name: string | null;
    readonly state: "DONE" | "OPEN" | "WAITING";
  }[];
  readonly proofReadings: readonly {
    readonly number: number;
    readonly round: number;
    readonly personName: string;
    readonly note: string | null;
    readonly at: string;
  }[];
}

const NUMERALS = "一二三四五六七八九";

const ICONS = { DONE: <CircleCheck />, OPEN: <CircleDot />, WAITING: <CircleDashed /> } as const;

const readings = ({ proofReadings, round }: Progress) => proofReadings.filter((each) => each.round === round);

/** Whether a proof-reading is still asked for before the last approval. */
export const isWanted = (progress: Progress): boolean =>
  readings(progress).length < progress.proofReadingsWanted && progress.steps.some(({ state }) => state === "OPEN");

/** The steps of its path, which are done, and what else is asked for before it may go out. */
export function ReviewProgress({ progress }: { readonly progress: Progress }) {
  const read = readings(progress);
  return (
    <div className={styles.progress}>
      {progress.path === "FULL" ? null : (
        <NoticeBar tone={progress.path === "URGENT" ? "soon" : "waiting"} title={t(`review.path.${progress.path}`)}>
          {progress.pathReason ?? t(`review.path.${progress.path}.help`)}
        </NoticeBar>
      )}
      {progress.urgentUntil === null ? null : (
        <NoticeBar tone="soon">{t("review.urgentUntil", { at: formatInstant(progress.urgentUntil) })}</NoticeBar>
      )}
      <ol className={styles.steps}>
        {progress.steps.map((step) => (
          <li key={step.step} data-state={step.state}>
            <span aria-hidden="true">{ICONS[step.state]}</span>
            {stepWord(step)}
            <span className={styles.soft}>{t(`review.stepState.${step.state}`)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.soft}>
        {t("review.demands", {
          people: progress.minimumPeople,
          wanted: progress.proofReadingsWanted,
          have: read.length,
        })}
      </p>
      {read.length === 0 ? null : (
        <ul className={styles.soft}>
          {read.map((each) => (
            <li key={each.number}>
              {t("review.proofReadingOf", {
                number: NUMERALS[each.number - 1] ?? each.number,
                name: each.personName,
                at: formatInstant(each.at),
              })}
              {each.note === null ? "" : `：${each.note}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
