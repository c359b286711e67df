import type { Day } from "../calendar/day";
import { daysBetween, earliest } from "../calendar/day";

export const VERDICTS = [
  "ON_TIME",
  "LATE",
  "OVERDUE",
  "AWAITING_VERIFICATION",
  "NOT_YET_DUE",
  "NOT_APPLICABLE",
] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Blame = "DEPARTMENT" | "UNIT";

/** One edition's notice at the unit, oldest first. */
export interface EditionFacts {
  readonly number: number;
  readonly releasedOn: Day;
  /** The edition's own due date: the first's is the obligation's, a correction's is 5 working days. */
  readonly dueOn: Day;
  /** Proven. */
  readonly hungOn: Day | null;
  /** Claimed, waiting for a supervisor. */
  readonly claimedOn: Day | null;
  /** The day it stopped being the public one: replaced, or withdrawn. */
  readonly replacedOn: Day | null;
  /** Of the newest edition: taken back, and no other is out. ENDED: it was right and its time is over. */
  readonly withdrawn?: "ENDED" | "IN_ERROR" | "LAPSED" | null;
}

export interface ObligationFacts {
  /** False when waived, for SS programs, and where there is no such duty. */
  readonly applicable: boolean;
  /** Due for posting; null while neither payment nor release is known. */
  readonly dueOn: Day | null;
  readonly editions: readonly EditionFacts[];
}

/** Proven, claimed or neither, against one date. */
function against(dueOn: Day, hungOn: Day | null, claimedOn: Day | null, today: Day): Verdict {
  if (hungOn !== null) return hungOn <= dueOn ? "ON_TIME" : "LATE";
  if (claimedOn !== null && claimedOn <= dueOn) return "AWAITING_VERIFICATION";
  return today > dueOn ? "OVERDUE" : "NOT_YET_DUE";
}

/**
 * Posted on time (按时公开): a released edition and a proven hang date not after the due date. With corrections the first
 * verdict stands only if the current edition hangs within its own 5 working days; until it does, the cell is not green. A
 * correction does not start the count anew where nothing has hung yet.
 */
export function postedOnTime(facts: ObligationFacts, today: Day): Verdict {
  if (!facts.applicable) return "NOT_APPLICABLE";
  const current = facts.editions.at(-1);
  if (current === undefined || isTakenBack(current))
    return facts.dueOn !== null && today > facts.dueOn ? "OVERDUE" : "NOT_YET_DUE";
  if (current.withdrawn !== "ENDED") return asReleased(facts, today);
  // What was missed by then stays missed; what could still have been done in time is nobody's duty any more.
  const then = asReleased(facts, endOf(current, today));
  return then === "NOT_YET_DUE" ? "NOT_APPLICABLE" : then;
}

/** Should not have been public: until another edition is out it is as if none had been. */
const isTakenBack = (edition: EditionFacts): boolean =>
  edition.withdrawn === "IN_ERROR" || edition.withdrawn === "LAPSED";

const endOf = ({ replacedOn }: EditionFacts, today: Day): Day =>
  replacedOn !== null && replacedOn < today ? replacedOn : today;

function asReleased(facts: ObligationFacts, today: Day): Verdict {
  const first = facts.editions[0]!;
  const current = facts.editions.at(-1)!;
  if (facts.editions.length === 1) return against(first.dueOn, first.hungOn, first.claimedOn, today);

  const firstHung = firstHangDate(facts.editions);
  const corrected = against(current.dueOn, current.hungOn, current.claimedOn, today);
  if (corrected !== "ON_TIME") {
    const everDue = against(first.dueOn, firstHung, first.claimedOn, today);
    return everDue === "OVERDUE" ? "OVERDUE" : corrected;
  }
  const missedBetween = facts.editions
    .slice(1, -1)
    .some((edition) => (edition.hungOn ?? edition.replacedOn ?? today) > edition.dueOn);
  if (missedBetween) return "LATE";
  return against(first.dueOn, firstHung, null, today);
}

const firstHangDate = (editions: readonly EditionFacts[]): Day | null =>
  earliest(editions.flatMap((edition) => (edition.hungOn === null ? [] : [edition.hungOn])));

/** By how many days the latest of a cell's editions is, or was, late; null when none is. */
export function daysLate(facts: ObligationFacts, today: Day): number | null {
  if (!facts.applicable) return null;
  const last = facts.editions.length - 1;
  const current = facts.editions[last];
  const ends = facts.editions.map((edition, index) => ({
    dueOn: edition.dueOn,
    on: index === 0 ? firstHangDate(facts.editions) : (edition.hungOn ?? (index < last ? edition.replacedOn : null)),
  }));
  if ((current === undefined || isTakenBack(current)) && facts.dueOn !== null)
    ends.splice(0, ends.length, { dueOn: facts.dueOn, on: null });
  const until = current?.withdrawn === "ENDED" ? endOf(current, today) : today;
  const most = Math.max(0, ...ends.map(({ dueOn, on }) => daysBetween(dueOn, on ?? until)));
  return most === 0 ? null : most;
}

export interface FinishedFacts {
  readonly applicable: boolean;
  /** 10 working days after the period's end; projected from the due date while nothing hangs. Null when unknown. */
  readonly finishDueOn: Day | null;
  readonly confirmed: boolean;
  readonly openObjections: number;
  /** The day the archive was filed after the period had run; null while it is not. */
  readonly archiveFiledOn: Day | null;
}

/** Finished (办结): period run, posting confirmed, accepted objections answered, archive filed. */
export function finished(facts: FinishedFacts, today: Day): Verdict {
  if (!facts.applicable) return "NOT_APPLICABLE";
  const late = (day: Day): boolean => facts.finishDueOn !== null && day > facts.finishDueOn;
  if (facts.archiveFiledOn !== null && facts.openObjections === 0) {
    if (facts.confirmed) return late(facts.archiveFiledOn) ? "LATE" : "ON_TIME";
    if (!late(facts.archiveFiledOn)) return "AWAITING_VERIFICATION";
  }
  return late(today) ? "OVERDUE" : "NOT_YET_DUE";
}

/**
 * The day from which the village could have posted: of the first edition that was not taken back before it hung; null while
 * there is none, and while what was out is taken back.
 */
export function postableSince(editions: readonly EditionFacts[]): Day | null {
  const current = editions.at(-1);
  if (current === undefined || isTakenBack(current)) return null;
  return editions.find((edition) => edition.hungOn !== null || !isTakenBack(edition))?.releasedOn ?? null;
}

/** Whose lateness it is: the department's when the edition was released only after the due date, or not at all. */
export function blameFor(verdict: Verdict, dueOn: Day | null, firstReleasedOn: Day | null): Blame | null {
  if (verdict !== "LATE" && verdict !== "OVERDUE") return null;
  return firstReleasedOn === null || (dueOn !== null && firstReleasedOn > dueOn) ? "DEPARTMENT" : "UNIT";
}
