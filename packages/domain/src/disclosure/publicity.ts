import { addDays, dayOf } from "../calendar/day";
import type { Day } from "../calendar/day";
import { internetProfileOf } from "../privacy/public-view";
import type { Grade, InternetProfile } from "../program/program";
import { internetOf, isSameScope } from "./scope";
import type { Scope } from "./scope";

/** IN_ERROR 撤回（错误公开） / ENDED 撤下（到期终止） / LAPSED 紧急公开未补审 */
export type WithdrawalKind = "IN_ERROR" | "ENDED" | "LAPSED";

/** Why an interval of publicity ended; SCOPE and TERM: the same edition stayed public, in another way. */
export type PublicityEnd = "REPLACED" | WithdrawalKind | "SCOPE" | "TERM";

export interface PublicEdition {
  readonly number: number;
  readonly releasedAt: Date;
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

export interface PublicityFacts {
  /** Every edition ever released, oldest first. */
  readonly editions: readonly PublicEdition[];
  /** Oldest first; the last one before an instant is the one in force. */
  readonly scopes: readonly ScopeInForce[];
  readonly grade: Grade;
  /** Days after release that a list stays on the internet; then totals. */
  readonly internetTermDays: number;
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

/** Midnight in Shanghai at the beginning of a day. */
const startOf = (day: Day): Date => new Date(`${day}T00:00:00+08:00`);

/** The first instant at which the internet's term of an edition is over: the day after its last one. */
const termOver = (releasedAt: Date, days: number): Date => startOf(addDays(dayOf(releasedAt), days + 1));

/**
 * What was public, from when to when, to whom: every interval in which nothing of that changed, oldest first. `now` only
 * says which ends have come.
 */
export function publicityOf(facts: PublicityFacts, now: Date): readonly PublicityInterval[] {
  return facts.editions.flatMap((edition) => intervalsOf(facts, edition, now));
}

function intervalsOf(facts: PublicityFacts, edition: PublicEdition, now: Date): PublicityInterval[] {
  const end = edition.closed?.at ?? null;
  const within = (at: Date): boolean => at > edition.releasedAt && at <= now && (end === null || at < end);
  const term = termOver(edition.releasedAt, facts.internetTermDays);
  const first = facts.scopes.findLast(({ at }) => at <= edition.releasedAt);
  const changes: { at: Date; why: "SCOPE" | "TERM"; scope: Scope | null; reason: string | null }[] = [
    ...facts.scopes.filter(({ at }) => within(at)).map((change) => ({ ...change, why: "SCOPE" as const })),
    ...(within(term) ? [{ at: term, why: "TERM" as const, scope: null, reason: null }] : []),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());

  if (first === undefined) throw new Error("publicity: nothing says in which scope it was released");
  const shown = (scope: Scope, at: Date): InternetProfile => {
    const profile = internetProfileOf(facts.grade, internetOf(scope));
    return profile === "MASKED_LIST" && at >= term ? "TOTALS" : profile;
  };
  const intervals: PublicityInterval[] = [];
  let current = { from: edition.releasedAt, scope: first.scope };
  const close = (to: Date | null, ended: PublicityEnd | null, reason: string | null): void => {
    const { from, scope } = current;
    intervals.push({ edition: edition.number, from, to, scope, internet: shown(scope, from), ended, reason });
  };
  for (const change of changes) {
    const scope = change.scope ?? current.scope;
    // A term that ends where no list was shown changes nothing that anybody could see.
    const same = isSameScope(scope, current.scope) && shown(scope, change.at) === shown(current.scope, current.from);
    if (same) continue;
    // Of two changes in one instant only the last was ever seen.
    if (change.at.getTime() > current.from.getTime()) close(change.at, change.why, change.reason);
    current = { from: change.at, scope };
  }
  close(end, edition.closed?.why ?? null, edition.closed?.reason ?? null);
  return intervals;
}
