import type { Role } from "@gongshi/domain/access/viewer";
import { dayOf } from "@gongshi/domain/calendar/day";
import { urgentEnd } from "@gongshi/domain/disclosure/schedule";
import { isForUnit } from "@gongshi/domain/disclosure/scope";
import { retainUntil } from "@gongshi/domain/privacy/retention";
import { programStages } from "@gongshi/domain/program/program";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { isComplete } from "@gongshi/domain/review/decide";
import { dayToColumn } from "../day-column";
import { newId } from "../new-id";
import { reviewFacts } from "./reviewed-edition";
import type { TraceEntry, Tx } from "../run-command";
import { checkAmounts } from "./check-amounts";
import type { DisclosureRow, EditionRow } from "./load-disclosure";
import { publishingUnits } from "./publishing-units";
import { forgetReviewedLines } from "./review-rounds";
import { scopeColumns, scopeInForce, scopeOfEdition, tracedScope } from "./scope-of";
import { editionTitle } from "./title-of";
import { fewestRecipients, unitSums } from "./unit-sums";

/**
 * Lets an approved edition out in the scope it was reviewed with: every unit under obligation gets its notice, a zero where
 * nobody was paid; the edition before it is replaced. Of an urgent one whose approvals are not all in, the hours begin after
 * which it closes by itself. Who may, and in which state, is the caller's. Refusals: CHANGED_MEANWHILE, URGENT_UNAVAILABLE
 * (approvals are out and no hours are set), those of `checkAmounts`.
 */
export async function letOut(
  tx: Tx,
  row: DisclosureRow,
  edition: EditionRow,
  by: { readonly personId: string | null; readonly role: Role | null; readonly byItself: boolean; readonly now: Date },
): Promise<Result<readonly [TraceEntry, ...TraceEntry[]]>> {
  const { now } = by;
  const { program } = row.batch;
  const facts = reviewFacts(row, edition);
  const { urgentHours } = facts.settings;
  const open = !isComplete(facts);
  if (open && urgentHours === null) return refuse("URGENT_UNAVAILABLE", {}, "path");
  const urgentUntil = open && urgentHours !== null ? urgentEnd(now, urgentHours) : null;
  const amounts = await checkAmounts(tx, row, edition);
  if (!amounts.ok) return amounts;
  const { count } = await tx.edition.updateMany({
    where: { id: edition.id, state: edition.state },
    data: {
      state: "RELEASED",
      releasedById: by.personId,
      releasedAt: now,
      retainUntil: dayToColumn(retainUntil(dayOf(now), program.retentionYears)),
      paidOn: row.batch.paidOn,
      paymentWay: row.batch.paymentWay,
      urgentUntil,
      scheduledFor: null,
      scheduleFailure: null,
    },
  });
  if (count === 0) return refuse("CHANGED_MEANWHILE");
  await forgetReviewedLines(tx, edition.id);

  // What a program is changed to later does not reach what is public already.
  const scope = scopeOfEdition(edition) ?? scopeInForce(row);
  await tx.disclosure.update({ where: { id: row.id }, data: scopeColumns(scope) });

  const replaced = await replaceEarlier(tx, row, edition, by);
  const notices = await makeNotices(tx, row, edition, now, (unitId) => isForUnit(scope, unitId));
  return ok([
    {
      kind: by.byItself ? "disclosure.released-by-schedule" : "disclosure.released",
      as: by.role,
      unitId: program.departmentId,
      subjectType: "disclosure",
      subjectId: row.id,
      data: {
        editionId: edition.id,
        number: edition.number,
        recipients: edition.recipientCount,
        paidFen: Number(edition.paidFen),
        notices,
        scope: tracedScope(scope),
        urgentUntil: urgentUntil?.toISOString() ?? null,
      },
    },
    ...replaced,
  ]);
}

/** The public edition is replaced; one that was withdrawn stays so, and its codes lead to the new one. */
async function replaceEarlier(
  tx: Tx,
  row: DisclosureRow,
  edition: EditionRow,
  { role, now }: { readonly role: Role | null; readonly now: Date },
): Promise<TraceEntry[]> {
  await tx.notice.updateMany({
    where: { edition: { disclosureId: row.id, number: { lt: edition.number } }, replacedAt: null },
    data: { replacedAt: now },
  });
  const trace: TraceEntry[] = [];
  for (const before of row.editions.filter((other) => other.state === "RELEASED")) {
    await tx.edition.update({
      where: { id: before.id },
      data: { state: "REPLACED", replacedAt: now, urgentUntil: null },
    });
    trace.push({
      kind: "edition.replaced",
      as: role,
      unitId: row.batch.program.departmentId,
      subjectType: "disclosure",
      subjectId: row.id,
      reason: edition.changeReason,
      data: { editionId: before.id, by: edition.id },
    });
  }
  return trace;
}

/** One notice for each unit under obligation; gives how many. */
async function makeNotices(
  tx: Tx,
  row: DisclosureRow,
  edition: EditionRow,
  now: Date,
  isFor: (unitId: string) => boolean,
): Promise<number> {
  const { program } = row.batch;
  // Units that came into being since the batch was opened are under obligation too.
  const units = await publishingUnits(tx, row.batch);
  await tx.obligation.createMany({
    skipDuplicates: true,
    data: units.map((unit) => ({ id: newId(), disclosureId: row.id, unitId: unit.id, startedAt: now })),
  });
  const obligations = (
    await tx.obligation.findMany({ where: { disclosureId: row.id, endedAt: null, waivedReason: null } })
  ).filter(({ unitId }) => isFor(unitId));
  const sums = await unitSums(tx, edition.id);
  const fewest = await fewestRecipients(tx, edition.id);
  const rule = programStages.parse(program.stages).find((stage) => stage.stage === row.stage);
  if (rule === undefined) throw new Error(`program ${program.code} has no rule for stage ${row.stage}`);
  await tx.notice.createMany({
    data: obligations.map((obligation) => {
      const own = sums.get(obligation.unitId);
      return {
        id: newId(),
        obligationId: obligation.id,
        editionId: edition.id,
        title: editionTitle(row, edition),
        isZero: own === undefined,
        lineCount: own?.lineCount ?? 0,
        recipientCount: own?.recipientCount ?? 0,
        fewestRecipients: fewest.get(obligation.unitId) ?? 0,
        quantityMilli: own?.quantityMilli ?? 0,
        dueFen: own?.dueFen ?? 0,
        paidFen: own?.paidFen ?? 0,
        returnedFen: own?.returnedFen ?? 0,
        heldFen: own?.heldFen ?? 0,
        releasedOn: dayToColumn(dayOf(now)),
        postWithinWorkingDays: rule.postWithinWorkingDays,
        periodLength: rule.periodLength,
        periodUnit: rule.periodUnit,
      };
    }),
  });
  return obligations.length;
}
