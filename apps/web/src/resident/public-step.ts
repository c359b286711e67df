import { stepLabel, stepTone, type Stage, type Tone } from "../lib/messages/labels";
import { t } from "../lib/messages/catalogue";

/** What a public notice says of where it stands. */
export interface StandingFacts {
  readonly stage: Stage;
  readonly isCurrent: boolean;
  readonly withdrawn: boolean;
  readonly hungOn: string | null;
  readonly verified: boolean;
  readonly periodEndsOn: string | null;
  /** Days until the period's last day: 0 on that day, negative or null when it is over or has not begun. */
  readonly daysLeft: number | null;
  readonly timeline: readonly { readonly kind: string; readonly done: boolean }[];
}

export type PublicStep =
  "WITHDRAWN" | "REPLACED" | "TO_POST" | "POSTED_CLAIMED" | "POSTED_PROVEN" | "VERIFIED" | "PERIOD_OVER" | "FINISHED";

/** The step in the same words as everywhere else, from what a resident may know. */
export function publicStep(notice: StandingFacts): PublicStep {
  const happened = (kind: string) => notice.timeline.some((event) => event.kind === kind && event.done);
  if (notice.withdrawn) return "WITHDRAWN";
  if (!notice.isCurrent) return "REPLACED";
  if (notice.hungOn === null) return happened("POSTED") ? "POSTED_CLAIMED" : "TO_POST";
  if (!notice.verified) return "POSTED_PROVEN";
  if (happened("ARCHIVED")) return "FINISHED";
  return periodIsOver(notice) || happened("PERIOD_OVER") ? "PERIOD_OVER" : "VERIFIED";
}

const periodIsOver = (notice: StandingFacts): boolean =>
  notice.periodEndsOn !== null && (notice.daysLeft === null || notice.daysLeft < 0);

export interface PublicStatus {
  readonly tone: Tone;
  readonly label: string;
  /** 还有5天, only while the period runs. */
  readonly countdown: string | null;
}

export function publicStatus(notice: StandingFacts): PublicStatus {
  const step = publicStep(notice);
  if (step === "REPLACED") return { tone: "late", label: t("resident.notice.step.REPLACED"), countdown: null };
  return {
    tone: step === "WITHDRAWN" ? "late" : stepTone(step),
    label: stepLabel(step, notice.stage),
    countdown: step === "VERIFIED" || step === "POSTED_PROVEN" ? countdown(notice.daysLeft) : null,
  };
}

function countdown(days: number | null): string | null {
  if (days === null || days < 0) return null;
  return days === 0 ? t("resident.notice.lastDay") : t("resident.notice.daysLeft", { days });
}
