import type { Parts } from "@gongshi/domain/review/changed-parts";
import { dayFromNullable } from "../day-column";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { scopeInForce, scopeOfEdition } from "./scope-of";

/**
 * What an edition says besides its lines, part by part under the names reviewers send parts back by; days as YYYY-MM-DD,
 * money in fen. A result's payment is the batch's until release, from then on the edition's own copy.
 */
export function contentParts(row: DisclosureRow, edition: EditionRow): Parts {
  const scope = scopeOfEdition(edition) ?? scopeInForce(row);
  const payment = edition.releasedAt === null ? row.batch : edition;
  return {
    basis: edition.basis,
    rateText: edition.rateText,
    ...(row.stage === "RESULT" ? { paidOn: dayFromNullable(payment.paidOn), paymentWay: payment.paymentWay } : {}),
    controlTotal: edition.controlTotalFen === null ? null : String(edition.controlTotalFen),
    controlExplanation: edition.controlExplanation,
    changeReason: edition.changeReason,
    audience: scope.audience,
    internetProfile: scope.profile,
  };
}
