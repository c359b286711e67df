import { addDays } from "../calendar/day";
import type { Day } from "../calendar/day";
import type { Result } from "../refusal";
import { ok, refuse } from "../refusal";

/**
 * The day on which something was told, checked: not after today, and not before it was released, because nothing goes
 * out unreviewed. Refusals: TOLD_DATE_WRONG (field), with the first day that is possible.
 */
export function toldDay(
  toldOn: Day,
  facts: { readonly releasedOn: Day; readonly today: Day },
  field: string,
): Result<Day> {
  return toldOn > facts.today || toldOn < facts.releasedOn
    ? refuse("TOLD_DATE_WRONG", { toldOn, from: facts.releasedOn, today: facts.today }, field)
    : ok(toldOn);
}

/** A wrong tick is seen soon; what has stood for a week has been counted on. */
export const TAKE_BACK_DAYS = 7;

/**
 * Whether a telling may be taken back: by its author, as long as it is fresh. It asks for no reason.
 * Refusals: NOT_ALLOWED (somebody else's word), TAKE_BACK_OVER (days).
 */
export function takingBack(
  telling: { readonly toldById: string; readonly receivedOn: Day },
  facts: { readonly personId: string | null; readonly today: Day },
): Result<true> {
  if (telling.toldById !== facts.personId) return refuse("NOT_ALLOWED");
  return facts.today >= addDays(telling.receivedOn, TAKE_BACK_DAYS)
    ? refuse("TAKE_BACK_OVER", { days: TAKE_BACK_DAYS })
    : ok(true);
}
