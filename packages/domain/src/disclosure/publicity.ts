import { addDays, dayOf, startOfDay } from "../calendar/day";
import { profileInReach, reachOf } from "../program/frozen-settings";
import type { Reach } from "../program/frozen-settings";
import type { InternetProfile } from "../program/program";
import { internetOf, isSameScope } from "./scope";
import type { Scope } from "./scope";

/** IN_ERROR 撤回（错误公开） / ENDED 终止公开 / LAPSED 停止公开（紧急公开未补齐审核） */
export type WithdrawalKind = "IN_ERROR" | "ENDED" | "LAPSED";

/** Why an interval of publicity ended; SCOPE, PROGRAM and TERM: the same edition stayed public, in another way. */
export type PublicityEnd = "REPLACED" | WithdrawalKind | "SCOPE" | "PROGRAM" | "TERM";

export interface PublicEdition {
  readonly number: number;
  readonly releasedAt: Date;
  /** How far its program let it go when it was submitted. */
  readonly reach: Reach;
  /** When it stopped being the public one, and why; null while it is. */
  readonly closed: {
    readonly at: Date;
    readonly why: "REPLACED" | WithdrawalKind;
    readonly reason: string | null;
  } | null;
}

/** A scope that came into force at an instant, by a release or by a change. */
export interface ScopeInForce {
  readonly at: Date;
  readonly scope: Scope;
  readonly reason: string | null;
}

/** How far a program let anything go from an instant on; only what is stricter than its submission reaches an edition. */
export interface ReachInForce {
  readonly at: Date;
  readonly reach: Reach;
  readonly reason: string | null;
}

export interface PublicityFacts {
  /** Every edition ever released, oldest first. */
  readonly editions: readonly PublicEdition[];
  /** Oldest first; the last one before an instant is the one in force. */
  readonly scopes: readonly ScopeInForce[];
  /** The program's settings, oldest first, likewise. */
  readonly programs: readonly ReachInForce[];
}

/** One edition, public without a change from one instant to another. */
export interface PublicityInterval {
  readonly edition: number;
  readonly from: Date;
  /** Null: until now. */
  readonly to: Date | null;
  readonly scope: Scope;
  /** What the internet could show, by audience, profile, grade and term. */
  readonly internet: InternetProfile;
  /** Null: it goes on. */
  readonly ended: PublicityEnd | null;
  /** What was said about its end, or about the change of scope that ended it. */
  readonly reason: string | null;
}

/** The first instant at which the internet's term of an edition is over: the day after its last one. */
const termOver = (releasedAt: Date, days: number): Date => startOfDay(addDays(dayOf(releasedAt), days + 1));

/**
 * What was public, from when to when, to whom: every interval in which nothing of that changed, oldest first. `now` only
 * says which ends have come.
 */
export function publicityOf(facts: PublicityFacts, now: Date): readonly PublicityInterval[] {
  return facts.editions.flatMap((edition) => intervalsOf(facts, edition, now));
}

function intervalsOf(facts: PublicityFacts, edition: PublicEdition, now: Date): PublicityInterval[] {
  const { releasedAt, reach } = edition;
  const end = edition.closed?.at ?? null;
  const within = (at: Date): boolean => at > releasedAt && at <= now && (end === null || at < end);
  const first = facts.scopes.findLast(({ at }) => at <= releasedAt);
  if (first === undefined) throw new Error("publicity: nothing says in which scope it was released");
  const programAt = (at: Date): Reach => facts.programs.findLast((each) => each.at <= at)?.reach ?? reach;
  const termAt = (at: Date): Date => termOver(releasedAt, reachOf(reach, programAt(at)).internetTermDays);
  const shown = (scope: Scope, at: Date): InternetProfile => {
    const profile = profileInReach(internetOf(scope), reach, programAt(at));
    return profile === "MASKED_LIST" && at >= termAt(at) ? "TOTALS" : profile;
  };

  const programs = facts.programs.filter(({ at }) => within(at));
  const terms = [releasedAt, ...programs.map(({ at }) => at)].map(termAt);
  const changes: { at: Date; why: "SCOPE" | "PROGRAM" | "TERM"; scope: Scope | null; reason: string | null }[] = [
    ...facts.scopes.filter(({ at }) => within(at)).map((change) => ({ ...change, why: "SCOPE" as const })),
    ...programs.map(({ at, reason }) => ({ at, why: "PROGRAM" as const, scope: null, reason })),
    ...terms.filter(within).map((at) => ({ at, why: "TERM" as const, scope: null, reason: null })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());

  const intervals: PublicityInterval[] = [];
  let current = { from: releasedAt, scope: first.scope };
  const close = (to: Date | null, ended: PublicityEnd | null, reason: string | null): void => {
    const { from, scope } = current;
    intervals.push({ edition: edition.number, from, to, scope, internet: shown(scope, from), ended, reason });
  };
  for (const change of changes) {
    const scope = change.scope ?? current.scope;
    // A term, or a setting, that ends where no list was shown changes nothing that anybody could see.
    const same = isSameScope(scope, current.scope) && shown(scope, change.at) === shown(current.scope, current.from);
    if (same) continue;
    // Of two changes in one instant only the last was ever seen.
    if (change.at.getTime() > current.from.getTime()) close(change.at, change.why, change.reason);
    current = { from: change.at, scope };
  }
  close(end, edition.closed?.why ?? null, edition.closed?.reason ?? null);
  return intervals;
}
