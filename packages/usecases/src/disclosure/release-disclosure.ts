import { dayOf } from "@gongshi/domain/calendar/day";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { programStages } from "@gongshi/domain/program/program";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { isComplete } from "@gongshi/domain/review/decide";
import { allowed, programTarget } from "../allowed";
import { dayToColumn } from "../day-column";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { reviewFacts } from "../review/load-review";
import type { Actor, CommandDeps, TraceEntry } from "../run-command";
import { runCommand } from "../run-command";
import { settleVersions } from "../program/apply-version";
import { checkAmounts } from "./check-amounts";
import { loadDisclosure } from "./load-disclosure";
import { publishingUnits } from "./publishing-units";
import { shownEdition } from "./shown-edition";
import type { ShownEdition } from "./shown-edition";
import { forgetReviewedLines } from "./review-rounds";
import { editionTitle } from "./title-of";
import { unitSums } from "./unit-sums";

/**
 * Lets an approved edition out: every unit under obligation gets its notice, a zero where nobody was paid; the edition
 * before it is replaced. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE, CHANGED_MEANWHILE, URGENT_UNAVAILABLE
 * (approvals are still out), those of `checkAmounts`.
 */
export async function releaseDisclosure(
  deps: CommandDeps,
  actor: Actor,
  input: ShownEdition & { readonly disclosureId: string },
): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "releaseDisclosure", programTarget(program));
    if (!role.ok) return role;
    const shown = shownEdition(row, input);
    if (!shown.ok) return shown;
    const edition = shown.value;
    if (!rolesForDisclosure(edition.state, "release").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });

    // Nothing closes an urgent release whose approvals stay out, so it waits for all of them like any other.
    if (!isComplete(reviewFacts(row, edition))) return refuse("URGENT_UNAVAILABLE", {}, "path");
    const amounts = await checkAmounts(tx, row, edition);
    if (!amounts.ok) return amounts;
    const { count } = await tx.edition.updateMany({
      where: { id: edition.id, state: edition.state },
      data: {
        state: "RELEASED",
        releasedById: actor.viewer!.personId,
        releasedAt: now,
        paidOn: row.batch.paidOn,
        paymentWay: row.batch.paymentWay,
      },
    });
    if (count === 0) return refuse("CHANGED_MEANWHILE");

    await forgetReviewedLines(tx, edition.id);
    const trace: TraceEntry[] = [];
    for (const before of row.editions.filter((other) => other.state === "RELEASED")) {
      await tx.edition.update({ where: { id: before.id }, data: { state: "REPLACED", replacedAt: now } });
      await tx.notice.updateMany({ where: { editionId: before.id }, data: { replacedAt: now } });
      trace.push({
        kind: "edition.replaced",
        as: role.value,
        unitId: program.departmentId,
        subjectType: "disclosure",
        subjectId: row.id,
        reason: edition.changeReason,
        data: { editionId: before.id, by: edition.id },
      });
    }

    // Units that came into being since the batch was opened are under obligation too.
    const units = await publishingUnits(tx, row.batch);
    await tx.obligation.createMany({
      skipDuplicates: true,
      data: units.map((unit) => ({ id: newId(), disclosureId: row.id, unitId: unit.id, startedAt: now })),
    });
    const obligations = await tx.obligation.findMany({
      where: { disclosureId: row.id, endedAt: null, waivedReason: null },
    });
    const sums = await unitSums(tx, edition.id);
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
    return ok({
      value: row.id,
      trace: [
        {
          kind: "disclosure.released",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          data: { editionId: edition.id, number: edition.number, notices: obligations.length },
        },
        ...trace,
      ],
    });
  });
}
