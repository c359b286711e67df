import type { InternetProfile } from "../program/program";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";
import type { DisclosureState } from "./machine";

/** 全社会 / 本社成员 / 指定单位 */
export const AUDIENCES = ["EVERYONE", "UNIT_MEMBERS", "NAMED_UNITS"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whom a publication is for, and what of it the internet may show. */
export interface Scope {
  readonly audience: Audience;
  /** Of NAMED_UNITS: the publishing units it is for; otherwise empty. */
  readonly unitIds: readonly string[];
  /** Has effect only for everyone: nothing else is on the internet. */
  readonly profile: InternetProfile;
}

const PROFILES: readonly InternetProfile[] = ["NOTHING", "TOTALS", "MASKED_LIST"];

/** What the internet may show: nothing at all unless it is for everyone. */
export const internetOf = (scope: Scope): InternetProfile =>
  scope.audience === "EVERYONE" ? scope.profile : "NOTHING";

/** Whether a unit has to post it: of NAMED_UNITS only those. */
export const isForUnit = (scope: Pick<Scope, "audience" | "unitIds">, unitId: string): boolean =>
  scope.audience !== "NAMED_UNITS" || scope.unitIds.includes(unitId);

export const isSameScope = (one: Scope, other: Scope): boolean =>
  one.audience === other.audience &&
  one.profile === other.profile &&
  (one.audience !== "NAMED_UNITS" ||
    (one.unitIds.length === other.unitIds.length && one.unitIds.every((id) => other.unitIds.includes(id))));

/** Whether `scope` shows nobody anything that `reviewed` would not. */
export function isWithin(scope: Scope, reviewed: Scope): boolean {
  const wider = AUDIENCES.indexOf(scope.audience) < AUDIENCES.indexOf(reviewed.audience);
  const strangers = reviewed.audience === "NAMED_UNITS" && scope.unitIds.some((id) => !reviewed.unitIds.includes(id));
  return !wider && !strangers && PROFILES.indexOf(internetOf(scope)) <= PROFILES.indexOf(internetOf(reviewed));
}

export interface ScopeFacts {
  /** The newest edition's state. */
  readonly state: DisclosureState;
  /** The scope the newest edition was handed to review with; null before it was. */
  readonly submitted: Scope | null;
  /** Of the edition that is public now: the scope it was reviewed in; null while none is. */
  readonly reviewed: Scope | null;
}

/**
 * - AT_ONCE: pages follow now; nobody is shown what was not reviewed for them
 * - BEFORE_REVIEW: nothing is public, and the reviewers will see it
 * - WITH_DRAFT: wider than what was reviewed; it goes to review with the draft there is
 * - NEXT_EDITION: wider; the same content becomes a draft of the next edition, which is reviewed and posted anew
 */
export type ScopeEffect = "AT_ONCE" | "BEFORE_REVIEW" | "WITH_DRAFT" | "NEXT_EDITION";

/**
 * What a change of scope does. Nothing goes out unreviewed (rule 1 of the field), so whatever shows somebody more than the
 * reviewers have agreed to is reviewed again; whatever shows less takes effect at once. Refusal: WRONG_STATE (what is being
 * reviewed, or waits to be let out, is returned first).
 */
export function decideScope(facts: ScopeFacts, wanted: Scope): Result<ScopeEffect> {
  const underWay = facts.state === "IN_REVIEW" || facts.state === "APPROVED";
  const draft = facts.state === "DRAFT" || facts.state === "RETURNED";
  if (facts.reviewed !== null) {
    if (isWithin(wanted, facts.reviewed)) return ok("AT_ONCE");
    if (underWay) return refuse("WRONG_STATE", { state: facts.state });
    return ok(draft ? "WITH_DRAFT" : "NEXT_EDITION");
  }
  if (!underWay) return ok("BEFORE_REVIEW");
  const narrower = facts.submitted !== null && isWithin(wanted, facts.submitted);
  return narrower ? ok("AT_ONCE") : refuse("WRONG_STATE", { state: facts.state });
}
