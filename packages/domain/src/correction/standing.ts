import type { ContentState } from "../review/machine";

/** What was decided about a request; whether the line is corrected is not stored. */
export type CorrectionState = "OPEN" | "ACCEPTED" | "REFUSED" | "WITHDRAWN";

/**
 * 待办理 / 更正中 / 已更正 / 更正未保留 (decided, but no edition that stands or is being made says it) / 不予更正 / 本人撤回
 */
export const CORRECTION_STEPS = [
  "RECEIVED",
  "BEING_CORRECTED",
  "CORRECTED",
  "DROPPED",
  "REFUSED",
  "WITHDRAWN",
] as const;
export type CorrectionStep = (typeof CORRECTION_STEPS)[number];

/** An edition, and whether its line says what was decided. */
export interface EditionSays {
  readonly number: number;
  readonly state: ContentState;
  readonly says: boolean;
}

export interface CorrectionFacts {
  readonly state: CorrectionState;
  /** The first edition since then that was public and says it; null where none does. */
  readonly answeredBy: number | null;
  /** The edition that was public last; null where none ever was. */
  readonly published: EditionSays | null;
  /** The newest one, whatever its state. */
  readonly newest: EditionSays | null;
}

export interface CorrectionStanding {
  readonly step: CorrectionStep;
  /** The edition that says it, where one does. */
  readonly edition: number | null;
}

/** An edition that may still become the public one. */
const UNDER_WAY: readonly ContentState[] = ["DRAFT", "IN_REVIEW", "RETURNED", "APPROVED"];

/**
 * Where a request stands, from the editions alone, so that it cannot be clicked: corrected is what the edition that was
 * published last still says, by the first that did; on its way what a newer one says that may still come out. Where a later roll took the corrected line's
 * place the request is nobody's answered one any more.
 */
export function correctionStanding({ state, answeredBy, published, newest }: CorrectionFacts): CorrectionStanding {
  if (state === "OPEN") return { step: "RECEIVED", edition: null };
  if (state !== "ACCEPTED") return { step: state, edition: null };
  if (answeredBy !== null && published?.says === true) return { step: "CORRECTED", edition: answeredBy };
  if (newest !== null && newest.says && UNDER_WAY.includes(newest.state))
    return { step: "BEING_CORRECTED", edition: newest.number };
  return { step: "DROPPED", edition: null };
}

/** Steps in which somebody still waits for the office's word. */
export const WAITS: readonly CorrectionStep[] = ["RECEIVED", "DROPPED"];

/** Steps after which nothing more comes. */
export const IS_OVER: readonly CorrectionStep[] = ["CORRECTED", "REFUSED", "WITHDRAWN"];
