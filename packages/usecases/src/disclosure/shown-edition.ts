import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { newestEdition } from "./load-disclosure";
import type { DisclosureRow, EditionRow } from "./load-disclosure";

/** What the screen showed when a person decided: an edition, and which content of it. */
export interface ShownEdition {
  readonly expectedEditionId: string;
  readonly expectedRevision: number;
}

/** What a write adds that alters a draft's content. */
export const REVISED = { revision: { increment: 1 } } as const;

/** The newest edition, if it is what was shown. Refusal: CHANGED_MEANWHILE (another edition, or another content of it). */
export function shownEdition(row: DisclosureRow, shown: ShownEdition): Result<EditionRow> {
  const edition = newestEdition(row);
  return edition !== undefined && isShown(edition, shown) ? ok(edition) : refuse("CHANGED_MEANWHILE");
}

/** Whether `edition`, or that there is none yet, is what was shown. */
export const isShown = (
  edition: { readonly id: string; readonly revision: number } | undefined,
  shown: ShownEdition | null,
): boolean => edition?.id === shown?.expectedEditionId && edition?.revision === shown?.expectedRevision;
