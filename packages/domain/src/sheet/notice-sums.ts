import { amountInWords } from "@gongshi/domain/money/amount-in-words";
import { formatYuan, quantityText } from "@gongshi/domain/money/format-yuan";
import type { SheetNoticeFacts } from "./sheet-facts";
import { words } from "./words";

/** The last lines under a table: count, area, amount in figures and capitals; returned and held apart. */
export function noticeTotals(facts: SheetNoticeFacts): string[] {
  const { program, stage, sums, lines } = facts;
  const amountFen = stage === "RESULT" ? sums.paidFen : sums.dueFen;
  const total = words.total([
    words.totalCount(sums.recipientCount, program.recipientKind, lines.filter((line) => line.organisation).length),
    ...(program.quantityUnit !== null && sums.quantityMilli !== 0
      ? [words.totalQuantity(quantityText(sums.quantityMilli), program.quantityUnit)]
      : []),
    words.totalAmount(stage, formatYuan(amountFen), amountInWords(amountFen)),
  ]);
  const apart = stage === "RESULT" ? notPaid(facts) : [];
  return [total, ...apart].map(words.sentence);
}

function notPaid({ program, sums, lines }: SheetNoticeFacts): string[] {
  const parts = (["RETURNED", "HELD"] as const).flatMap((outcome) => {
    const fen = outcome === "RETURNED" ? sums.returnedFen : sums.heldFen;
    const count = lines.filter((line) => line.outcome === outcome).length;
    return fen === 0 && count === 0 ? [] : [words.notPaidPart(outcome, count, program.recipientKind, formatYuan(fen))];
  });
  return parts.length === 0 ? [] : [words.notPaid(formatYuan(sums.dueFen), parts)];
}

/**
 * A paper whose totals are not the sums of its lines must never leave the printer: such facts are a bug of the
 * caller, not something a person could mend, so this throws. The message holds sums only, no names.
 */
export function assertSumsOfLines({ lines, sums, isZero }: SheetNoticeFacts): void {
  const of = (pick: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const found = {
    quantityMilli: of((line) => line.quantityMilli ?? 0),
    dueFen: of((line) => line.dueFen),
    paidFen: of((line) => line.paidFen),
    returnedFen: of((line) => (line.outcome === "RETURNED" ? line.dueFen : 0)),
    heldFen: of((line) => (line.outcome === "HELD" ? line.dueFen : 0)),
  };
  for (const key of Object.keys(found) as (keyof typeof found)[])
    if (found[key] !== sums[key]) throw new Error(`sheet: ${key} is ${sums[key]}, its lines sum to ${found[key]}`);
  if (isZero !== (lines.length === 0)) throw new Error(`sheet: isZero is ${isZero} with ${lines.length} lines`);
}
