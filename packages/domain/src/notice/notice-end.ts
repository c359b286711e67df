import type { WithdrawalKind } from "../disclosure/publicity";

/** Why a notice is not in force any more. OUT_OF_SCOPE: its edition is still public, but no longer for this unit. */
export type NoticeEnd = "REPLACED" | WithdrawalKind | "OUT_OF_SCOPE";

export interface NoticeEndFacts {
  /** When the notice was taken back; null: it was not. */
  readonly withdrawnAt: Date | null;
  readonly replacedAt: Date | null;
  /** Of its edition, where that was taken back as a whole. */
  readonly edition: { readonly withdrawnAt: Date | null; readonly withdrawalKind: WithdrawalKind | null };
}

/**
 * When and why a notice stopped being in force; null while it is. What came first stands: a correction of what was taken back
 * does not turn the taking back into a correction.
 */
export function noticeEnd(facts: NoticeEndFacts): { readonly at: Date; readonly why: NoticeEnd } | null {
  const { withdrawnAt, replacedAt, edition } = facts;
  if (withdrawnAt !== null) {
    const withEdition = edition.withdrawnAt !== null && edition.withdrawnAt <= withdrawnAt;
    return { at: withdrawnAt, why: (withEdition ? edition.withdrawalKind : null) ?? "OUT_OF_SCOPE" };
  }
  return replacedAt === null ? null : { at: replacedAt, why: "REPLACED" };
}

/** How it was taken back with its edition; null of one that was not, or that is only no longer for its unit. */
export const withdrawalKindOf = (facts: NoticeEndFacts): WithdrawalKind | null =>
  facts.withdrawnAt !== null && noticeEnd(facts)?.why !== "OUT_OF_SCOPE" ? facts.edition.withdrawalKind : null;
