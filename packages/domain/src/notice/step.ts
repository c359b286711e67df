import type { Day } from "../calendar/day";
import { periodEnd } from "../calendar/due";
import type { PeriodUnit } from "../calendar/due";
import { claimedHangDate, isConfirmed, provenHangDate } from "./proof";
import type { PostingFacts } from "./proof";

export type NoticeStep =
  | "TO_POST"
  | "POSTED_CLAIMED"
  | "POSTED_PROVEN"
  | "POSTING_RETURNED"
  | "VERIFIED"
  | "PERIOD_OVER"
  | "FINISHED"
  | "REPLACED"
  | "WITHDRAWN";

export interface NoticeFacts {
  readonly releasedOn: Day;
  readonly periodLength: number;
  readonly periodUnit: PeriodUnit;
  readonly replaced: boolean;
  readonly withdrawn: boolean;
  readonly postings: readonly PostingFacts[];
  /** The day everything was done and the archive filed; null while it is not. */
  readonly finishedOn: Day | null;
}

export interface NoticeStanding {
  readonly step: NoticeStep;
  readonly hungOn: Day | null;
  readonly periodEndsOn: Day | null;
  readonly confirmed: boolean;
  readonly claimedOn: Day | null;
}

/** What residents read: that a photo was sent back is between the clerk and the supervisor; to everyone else it is to be posted. */
export const publicStep = (step: NoticeStep): NoticeStep => (step === "POSTING_RETURNED" ? "TO_POST" : step);

/** Whether it is public no longer, for whatever reason. */
export const isOver = (step: NoticeStep): boolean => step === "REPLACED" || step === "WITHDRAWN";

/** Whether the paper of a withdrawn notice still hangs, as far as anybody has said: somebody posted it, nobody took it down. */
export const hangsOn = (facts: Pick<NoticeFacts, "postings" | "withdrawn">, takenDown: boolean): boolean =>
  facts.withdrawn &&
  !takenDown &&
  facts.postings.some(({ state, returnKind }) => state !== "RETURNED" || returnKind === "PHOTO");

/** Where a notice stands on a day: decided from its postings alone, never stored, so it cannot be clicked. */
export function noticeStanding(facts: NoticeFacts, today: Day): NoticeStanding {
  const hungOn = provenHangDate(facts.postings);
  const periodEndsOn = hungOn === null ? null : periodEnd(hungOn, facts.periodLength, facts.periodUnit).on;
  const confirmed = isConfirmed(facts.postings);
  const claimedOn = claimedHangDate(facts.postings);
  const stands = { hungOn, periodEndsOn, confirmed, claimedOn };
  const step = (): NoticeStep => {
    if (facts.withdrawn) return "WITHDRAWN";
    if (facts.replaced) return "REPLACED";
    if (hungOn === null) {
      if (claimedOn !== null) return "POSTED_CLAIMED";
      return facts.postings.length > 0 ? "POSTING_RETURNED" : "TO_POST";
    }
    if (!confirmed) return "POSTED_PROVEN";
    if (facts.finishedOn !== null) return "FINISHED";
    return periodEndsOn !== null && today > periodEndsOn ? "PERIOD_OVER" : "VERIFIED";
  };
  return { step: step(), ...stands };
}
