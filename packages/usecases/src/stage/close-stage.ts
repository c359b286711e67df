import { dayOf } from "@gongshi/domain/calendar/day";
import { compareLines } from "@gongshi/domain/disclosure/compare-lines";
import { rolesForDisclosure } from "@gongshi/domain/disclosure/machine";
import { settingsOf } from "@gongshi/domain/program/frozen-settings";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { fingerprintOf } from "@gongshi/domain/sheet/fingerprint";
import { words } from "@gongshi/domain/sheet/words";
import type { StageStatement } from "@gongshi/domain/stage/stage-statement";
import { statementWords } from "@gongshi/domain/stage/statement-words";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import type { Prisma } from "../generated/client/client";
import { editionLines } from "../disclosure/edition-lines";
import { loadDisclosure, newestEdition } from "../disclosure/load-disclosure";
import type { DisclosureRow, EditionRow } from "../disclosure/load-disclosure";
import { editionTitle } from "../disclosure/title-of";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { loadStageUnits } from "./load-stage";
import type { StageRow } from "./load-stage";

/** More objections than a street can have. */
const MOST_OBJECTIONS = 9_999;
const NAMED_AT_MOST = 5;

/**
 * Closes the stage before payment: the list has hung its whole time at every unit, and that is proven. Freezes the
 * statement that finance needs before it pays. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE (not public, or a result),
 * CHANGED_MEANWHILE, ALREADY_EXISTS, STAGE_NOT_OVER (how many units, which), INVALID_INPUT, REASON_REQUIRED (objections
 * without how they were settled), TEXT_TOO_LONG, TEXT_CARRIES_NUMBER.
 */
export async function closeStage(
  deps: CommandDeps,
  actor: Actor,
  input: {
    readonly disclosureId: string;
    readonly expectedEditionId: string;
    readonly objectionCount: number;
    readonly objectionNote: string | null;
  },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "disclosure", input.disclosureId);
    const row = await loadDisclosure(tx, input.disclosureId);
    if (row === null) return refuse("NOT_FOUND");
    const { program } = row.batch;
    const role = allowed(actor.viewer, "closeStage", programTarget(program));
    if (!role.ok) return role;
    const edition = newestEdition(row);
    if (edition === undefined || edition.id !== input.expectedEditionId) return refuse("CHANGED_MEANWHILE");
    if (row.stage === "RESULT" || !rolesForDisclosure(edition.state, "closeStage").includes(role.value))
      return refuse("WRONG_STATE", { state: edition.state });
    if ((await tx.stageClosing.count({ where: { editionId: edition.id } })) > 0) return refuse("ALREADY_EXISTS");
    const { objectionCount } = input;
    if (!Number.isInteger(objectionCount) || objectionCount < 0 || objectionCount > MOST_OBJECTIONS)
      return refuse("INVALID_INPUT", { from: 0, to: MOST_OBJECTIONS }, "objectionCount");
    const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
    const note = readFreeText("objectionNote", "objectionNote", input.objectionNote, known);
    if (!note.ok) return note;
    if (objectionCount > 0 && note.value === null) return refuse("REASON_REQUIRED", {}, "objectionNote");
    const today = dayOf(now);
    const units = await loadStageUnits(tx, edition.id, today);
    const missing = units.filter(({ obstacle }) => obstacle !== null);
    if (missing.length > 0 || units.length === 0)
      return refuse("STAGE_NOT_OVER", {
        count: missing.length,
        names: missing
          .slice(0, NAMED_AT_MOST)
          .map(({ unitName }) => unitName)
          .join("、"),
      });

    const statement: StageStatement = {
      ...(await publicOf(tx, row, edition, units)),
      objections: { count: objectionCount, note: note.value },
      closedOn: today,
      closedByName: actor.viewer!.name,
    };
    const id = newId();
    await tx.stageClosing.create({
      data: {
        id,
        editionId: edition.id,
        closedById: actor.viewer!.personId,
        closedAt: now,
        objectionCount,
        objectionNote: note.value,
        statement: statement as unknown as Prisma.InputJsonObject,
      },
    });
    return ok({
      value: row.id,
      trace: [
        {
          kind: "stage.closed",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "disclosure",
          subjectId: row.id,
          reason: note.value,
          data: { closingId: id, editionId: edition.id, units: units.length, objections: objectionCount },
        },
      ],
    });
  });
}

/** Everything of the statement that was public. */
async function publicOf(
  tx: Tx,
  row: DisclosureRow,
  edition: EditionRow,
  units: readonly StageRow[],
): Promise<Omit<StageStatement, "objections" | "closedOn" | "closedByName">> {
  const { program } = row.batch;
  const waived = await tx.obligation.findMany({
    where: { disclosureId: row.id, endedAt: null, waivedReason: { not: null } },
    include: { unit: true },
  });
  const earlier = row.editions.filter((each) => each.releasedAt !== null && each.number < edition.number);
  const { periodLength, periodUnit } = units[0]!.notice;
  return {
    title: editionTitle(row, edition),
    // As the title says it: what the street is called later is not what it was called then.
    subdistrictName: settingsOf(edition, program).subdistrictName ?? program.subdistrict.name,
    departmentName: program.department.name,
    basis: edition.basis,
    editionNumber: edition.number,
    fingerprint: edition.contentHash === null ? null : fingerprintOf(edition.contentHash),
    periodText: words.periodLength(periodLength, periodUnit),
    recipientCount: edition.recipientCount,
    amountFen: Number(edition.dueFen),
    units: units.map(({ unitName, hungOn, periodEndsOn, notice }) => ({
      name: unitName,
      recipientCount: notice.recipientCount,
      amountFen: Number(notice.dueFen),
      from: hungOn!,
      to: periodEndsOn!,
      where: notice.postings.every(({ posting }) => posting.channel === "VILLAGE_BOARD")
        ? statementWords.where
        : statementWords.otherChannel,
      proof: notice.postings.some(({ posting }) => posting.state === "CONFIRMED") ? "CONFIRMED" : "CODE",
    })),
    waived: waived.map((obligation) => ({ name: obligation.unit.name, reason: obligation.waivedReason ?? "" })),
    corrections: row.editions
      .filter((each) => each.releasedAt !== null && each.number > 1 && each.number <= edition.number)
      .map((each) => ({ number: each.number, on: dayOf(each.releasedAt!), reason: each.changeReason ?? "" })),
    changed: earlier[0] === undefined ? null : await changesBetween(tx, earlier[0], edition),
  };
}

async function changesBetween(tx: Tx, before: EditionRow, after: EditionRow): Promise<StageStatement["changed"]> {
  const compared = compareLines(await editionLines(tx, before.id), await editionLines(tx, after.id));
  const of = (kind: string) => compared.changes.filter((change) => change.kind === kind).length;
  return {
    added: of("ADDED"),
    removed: of("REMOVED"),
    changed: of("CHANGED"),
    beforeFen: compared.before.dueFen,
    afterFen: compared.after.dueFen,
  };
}
