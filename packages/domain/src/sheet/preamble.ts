import type { SheetNoticeFacts } from "./sheet-facts";
import { words } from "./words";

/** What the paper says above the table, in at most four paragraphs. Nothing is said about a payment to nobody. */
export function preamble({
  edition,
  program,
  stage,
  audience,
  isZero,
  paidOn,
  paymentWay,
  period,
}: Pick<SheetNoticeFacts, "stage" | "audience" | "isZero" | "paidOn" | "paymentWay" | "period"> & {
  readonly edition: Pick<SheetNoticeFacts["edition"], "basis" | "rateText">;
  readonly program: Pick<SheetNoticeFacts["program"], "whoIsEntitled">;
}): string[] {
  const payment =
    stage === "BEFORE_PAYMENT" ? words.notYetPaid : words.paid(paidOn === null ? null : words.date(paidOn), paymentWay);
  return [
    words.basis(edition.basis),
    words.rateAndWho(edition.rateText, program.whoIsEntitled),
    ...(isZero ? [] : [payment]),
    `${words.period(stage, period.length, period.unit)}；${words.audience[audience]}`,
  ]
    .filter((paragraph) => paragraph !== "")
    .map(words.sentence);
}
