import type { Day } from "../calendar/day";

/** Where the list of a stage hangs, or does not. */
export interface StageUnit {
  readonly unitName: string;
  /** The earliest hang date that is proven. */
  readonly hungOn: Day | null;
  /** The earliest that is only claimed. */
  readonly claimedOn: Day | null;
  readonly periodEndsOn: Day | null;
  /** A photo came back, and none has been proven since. */
  readonly sentBack: boolean;
}

export type StageObstacle = "NOT_POSTED" | "SENT_BACK" | "UNVERIFIED" | "PERIOD_RUNNING";

/** Why the stage cannot be closed for this unit yet, or null: its list has hung its whole time, and that is proven. */
export function stageObstacle(unit: StageUnit, today: Day): StageObstacle | null {
  if (unit.hungOn === null) {
    if (unit.claimedOn !== null) return "UNVERIFIED";
    return unit.sentBack ? "SENT_BACK" : "NOT_POSTED";
  }
  return unit.periodEndsOn !== null && today > unit.periodEndsOn ? null : "PERIOD_RUNNING";
}
