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
  readonly proofReadings: readonly { readonly round: number; readonly personName: string }[];
}

const ICONS = { DONE: <CircleCheck />, OPEN: <CircleDot />, WAITING: <CircleDashed /> } as const;

/** The steps of its path, which are done, and what else is asked for before it may go out. */
export function ReviewProgress({ progress }: { readonly progress: Progress }) {
  const read = progress.proofReadings.filter(({ round }) => round === progress.round);
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
        {read.length === 0 ? "" : t("review.proofReaders", { names: read.map((each) => each.personName).join("、") })}
      </p>
    </div>
  );
}
