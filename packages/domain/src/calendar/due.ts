import { dayOf } from "./day";
import type { Day } from "./day";
import { addWorkingDays, countDays } from "./working-days";
import type { DayCount } from "./working-days";

export type DueRule =
  | "PAYMENT_20_WORKING_DAYS"
  | "PROGRAM_RULE"
  | "YEAR_END"
  | "CORRECTION_5_WORKING_DAYS"
  | "DEPARTMENT_RULE"
  | "PERIOD_END_10_WORKING_DAYS"
  | "ANSWER_20_WORKING_DAYS";

/** A due date that explains itself. */
export interface Deadline extends DayCount {
  readonly rule: DueRule;
  /** The day it counts from; null for a fixed date. */
  readonly from: Day | null;
}

export type PeriodUnit = "DAYS" | "WORKING_DAYS";

/** Publish within 20 working days of the information's formation (政府信息公开条例 art. 26). */
const PAYMENT_WORKING_DAYS = 20;
const CORRECTION_WORKING_DAYS = 5;
const FINISH_WORKING_DAYS = 10;
const ANSWER_WORKING_DAYS = 20;

const deadline = (rule: DueRule, from: Day | null, count: DayCount): Deadline => ({ ...count, rule, from });

const soonest = (deadlines: readonly Deadline[]): Deadline | null =>
  deadlines.reduce<Deadline | null>((least, next) => (least === null || next.on < least.on ? next : least), null);

export interface PostingDueFacts {
  readonly paidOn: Day | null;
  /** The day the edition was released; null while it is not. */
  readonly releasedOn: Day | null;
  /** The program's own rule after release, in working days. */
  readonly postWithinWorkingDays: number;
}

/**
 * Due for posting: the earliest of 20 working days after payment, the program's own rule after release, and
 * 31 December of the year of payment. Null while neither payment nor release is known.
 */
export function postingDue(facts: PostingDueFacts): Deadline | null {
  const candidates: Deadline[] = [];
  if (facts.paidOn !== null) {
    const yearEnd = `${facts.paidOn.slice(0, 4)}-12-31`;
    candidates.push(
      deadline("PAYMENT_20_WORKING_DAYS", facts.paidOn, addWorkingDays(facts.paidOn, PAYMENT_WORKING_DAYS)),
      deadline("YEAR_END", null, { on: yearEnd, skipped: [], madeUp: [], provisional: false }),
    );
  }
  if (facts.releasedOn !== null)
    candidates.push(
      deadline("PROGRAM_RULE", facts.releasedOn, addWorkingDays(facts.releasedOn, facts.postWithinWorkingDays)),
    );
  return soonest(candidates);
}

/** A new edition must hang within 5 working days of its release. */
export const correctionDue = (releasedOn: Day): Deadline =>
  deadline("CORRECTION_5_WORKING_DAYS", releasedOn, addWorkingDays(releasedOn, CORRECTION_WORKING_DAYS));

/** The department's own date for sending the roll: the program's rule after payment, or after opening while unpaid. */
export const departmentDue = (paidOn: Day | null, openedAt: Date, workingDays: number): Deadline => {
  const from = paidOn ?? dayOf(openedAt);
  return deadline("DEPARTMENT_RULE", from, addWorkingDays(from, workingDays));
};

/** The day the posting period ends: n days or working days after the hang date, which does not count itself. */
export const periodEnd = (hungOn: Day, length: number, unit: PeriodUnit): DayCount =>
  unit === "WORKING_DAYS" ? addWorkingDays(hungOn, length) : countDays(hungOn, length);

/** Due for finishing: 10 working days after the period's end. */
export const finishDue = (periodEndsOn: Day): Deadline =>
  deadline("PERIOD_END_10_WORKING_DAYS", periodEndsOn, addWorkingDays(periodEndsOn, FINISH_WORKING_DAYS));

/**
 * Due for answering a person who asks to have a record of theirs corrected (政府信息公开条例 art. 41: what is found to be so
 * is corrected, and the person told). The article names no term; that of requests for information counts, 20 working days
 * from the day it was received (art. 33).
 */
export const answerDue = (receivedOn: Day): Deadline =>
  deadline("ANSWER_20_WORKING_DAYS", receivedOn, addWorkingDays(receivedOn, ANSWER_WORKING_DAYS));
