import type { ContentState } from "./machine";

/** A preview link ends by itself after so many days. */
export const PREVIEW_DAYS = 7;

/**
 * What a preview link answers: OPEN shows the draft; REVOKED and EXPIRED say so; PUBLISHED sends to the public pages;
 * CLOSED: it will not be published, or is not any more.
 */
export type PreviewStanding = "OPEN" | "REVOKED" | "EXPIRED" | "PUBLISHED" | "CLOSED";

const BY_STATE: Readonly<Record<ContentState, PreviewStanding>> = {
  DRAFT: "OPEN",
  IN_REVIEW: "OPEN",
  RETURNED: "OPEN",
  APPROVED: "OPEN",
  RELEASED: "PUBLISHED",
  REPLACED: "PUBLISHED",
  WITHDRAWN: "CLOSED",
  WITHHELD: "CLOSED",
};

export const previewEnds = (made: Date): Date => new Date(made.getTime() + PREVIEW_DAYS * 86_400_000);

/** Where a link stands now; a link that was taken back or is over never opens again, whatever became of its content. */
export function previewStanding(
  link: { readonly revokedAt: Date | null; readonly expiresAt: Date },
  state: ContentState,
  now: Date,
): PreviewStanding {
  if (link.revokedAt !== null) return "REVOKED";
  return now >= link.expiresAt ? "EXPIRED" : BY_STATE[state];
}
