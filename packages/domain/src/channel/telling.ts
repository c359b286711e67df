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
