import { stepLabel, stepTone, type Stage, type Tone, type WithdrawalKind } from "../lib/messages/labels";
import { t } from "../lib/messages/catalogue";

/** What a public notice says of where it stands. */
export interface StandingFacts {
  readonly stage: Stage;
  readonly step: string;
  /** Days until the period's last day: 0 on that day, null when it is over or has not begun. */
  readonly daysLeft: number | null;
  /** Of what was taken back: how. */
  readonly withdrawalKind: WithdrawalKind | null;
}

export interface PublicStatus {
  readonly tone: Tone;
  readonly label: string;
  /** 还有5天, only while the period runs. */
  readonly countdown: string | null;
}

/** What ended in its time is no alarm; everything else that is not in force any more is. */
const isVoid = (step: string, kind: StandingFacts["withdrawalKind"]): boolean =>
  step === "REPLACED" || (step === "WITHDRAWN" && kind !== "ENDED");
const RUNNING = new Set(["POSTED_PROVEN", "VERIFIED"]);

/** The step in the same words as everywhere else, with what is left of the period. */
export function publicStatus({ step, stage, daysLeft, withdrawalKind }: StandingFacts): PublicStatus {
  return {
    tone: isVoid(step, withdrawalKind) ? "late" : stepTone(step),
    label: step === "REPLACED" ? t("resident.notice.step.REPLACED") : stepLabel(step, stage, withdrawalKind),
    countdown: RUNNING.has(step) ? countdown(daysLeft) : null,
  };
}

function countdown(days: number | null): string | null {
  if (days === null || days < 0) return null;
  return days === 0 ? t("resident.notice.lastDay") : t("resident.notice.daysLeft", { days });
}
