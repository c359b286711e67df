import type { Parts } from "@gongshi/domain/review/changed-parts";
import { dayFromNullable } from "../day-column";
import type { Tx } from "../run-command";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { scopeInForce, scopeOfEdition } from "./scope-of";

/**
 * What an edition says besides its lines, part by part under the names reviewers send parts back by; days as YYYY-MM-DD,
 * money in fen. A result's payment is the batch's until release, from then on the edition's own copy.
 */
export async function contentParts(db: Pick<Tx, "unit">, row: DisclosureRow, edition: EditionRow): Promise<Parts> {
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
    audienceUnits: scope.audience === "NAMED_UNITS" ? await unitNames(db, scope.unitIds) : null,
    internetProfile: scope.profile,
  };
}

/** Names of units in the order in which they are shown anywhere. */
async function unitNames(db: Pick<Tx, "unit">, ids: readonly string[]): Promise<string> {
  const units = await db.unit.findMany({
    where: { id: { in: [...ids] } },
    select: { name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  return units.map(({ name }) => name).join("、");
}
