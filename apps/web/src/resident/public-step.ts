import { stepLabel, stepTone, type Stage, type Tone } from "../lib/messages/labels";
import { t } from "../lib/messages/catalogue";

/** What a public notice says of where it stands. */
export interface StandingFacts {
  readonly stage: Stage;
  readonly step: string;
  /** Days until the period's last day: 0 on that day, null when it is over or has not begun. */
  readonly daysLeft: number | null;
}

export interface PublicStatus {
  readonly tone: Tone;
  readonly label: string;
  /** 还有5天, only while the period runs. */
  readonly countdown: string | null;
}

const AT_AN_END = new Set(["REPLACED", "WITHDRAWN"]);
const RUNNING = new Set(["POSTED_PROVEN", "VERIFIED"]);

/** The step in the same words as everywhere else, with what is left of the period. */
export function publicStatus({ step, stage, daysLeft }: StandingFacts): PublicStatus {
  return {
    tone: AT_AN_END.has(step) ? "late" : stepTone(step),
    label: step === "REPLACED" ? t("resident.notice.step.REPLACED") : stepLabel(step, stage),
    countdown: RUNNING.has(step) ? countdown(daysLeft) : null,
  };
}

function countdown(days: number | null): string | null {
  if (days === null || days < 0) return null;
  return days === 0 ? t("resident.notice.lastDay") : t("resident.notice.daysLeft", { days });
}
