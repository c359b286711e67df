import { dayOf, isDay, yearOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { departmentDue } from "@gongshi/domain/calendar/due";
import { programStages } from "@gongshi/domain/program/program";
import type { Stage } from "@gongshi/domain/program/program";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, programTarget } from "../allowed";
import { dayToColumn } from "../day-column";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { settleVersions } from "../program/apply-version";
import type { Actor, CommandDeps } from "../run-command";
import { knownNumbers } from "../privacy/known-numbers";
import { runCommand } from "../run-command";
import { publishingUnits } from "./publishing-units";
import { REVISED } from "./shown-edition";

export interface OpenBatchInput {
  readonly programId: string;
  readonly subsidyYear: number;
  readonly number: number;
  readonly name: string;
  readonly paidOn: Day | null;
  readonly paymentWay: string | null;
  /** Null: every stage the program has. */
  readonly stages: readonly Stage[] | null;
}

/** Subsidy years that may still be opened reach as far back as payments may lie. */
const YEARS_BACK = 5;

const isPaymentDay = (day: Day, now: Date): boolean =>
  isDay(day) && day <= dayOf(now) && yearOf(day) >= yearOf(dayOf(now)) - YEARS_BACK;

const notPaymentDay = (now: Date) =>
  refuse("INVALID_INPUT", { from: `${yearOf(dayOf(now)) - YEARS_BACK}-01-01`, to: dayOf(now) }, "paidOn");

/**
 * Opens one payment run: its disclosures, and with them the obligation of every publishing unit, which waits for the
 * department's roll. Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT (field), TEXT_TOO_LONG,
 * TEXT_CARRIES_NUMBER, ALREADY_EXISTS (that number of that year).
 */
export async function openBatch(deps: CommandDeps, actor: Actor, input: OpenBatchInput): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    await oneAtATime(tx, "batches", input.programId);
    const program = await tx.program.findUnique({ where: { id: input.programId } });
    if (program === null) return refuse("NOT_FOUND", {}, "programId");
    const role = allowed(actor.viewer, "openBatch", programTarget(program));
    if (!role.ok) return role;

    const thisYear = yearOf(dayOf(now));
    if (
      !Number.isInteger(input.subsidyYear) ||
      input.subsidyYear < thisYear - YEARS_BACK ||
      input.subsidyYear > thisYear + 1
    )
      return refuse("INVALID_INPUT", { from: thisYear - YEARS_BACK, to: thisYear + 1 }, "subsidyYear");
    if (!Number.isInteger(input.number) || input.number < 1 || input.number > 99)
      return refuse("INVALID_INPUT", { from: 1, to: 99 }, "number");
    const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
    const name = readFreeText("batchName", "name", input.name, known);
    if (!name.ok) return name;
    const paymentWay = readFreeText("paymentWay", "paymentWay", input.paymentWay, known);
    if (!paymentWay.ok) return paymentWay;
    if (input.paidOn !== null && !isPaymentDay(input.paidOn, now)) return notPaymentDay(now);
    const ofProgram = programStages.parse(program.stages).map((rule) => rule.stage);
    const stages = [...new Set(input.stages ?? ofProgram)];
    if (stages.length === 0 || stages.some((stage) => !ofProgram.includes(stage)))
      return refuse("INVALID_INPUT", {}, "stages");

    const { subsidyYear, number } = input;
    if ((await tx.batch.count({ where: { programId: program.id, subsidyYear, number } })) > 0)
      return refuse("ALREADY_EXISTS", { subsidyYear, number }, "number");

    const batchId = newId();
    const due = departmentDue(input.paidOn, now, program.departmentDueWorkingDays);
    await tx.batch.create({
      data: {
        id: batchId,
        programId: program.id,
        subsidyYear,
        number,
        name: name.value,
        paidOn: input.paidOn === null ? null : dayToColumn(input.paidOn),
        paymentWay: paymentWay.value,
        departmentDueOn: dayToColumn(due.on),
        openedAt: now,
        publisher: program.publisher,
      },
    });
    const units = await publishingUnits(tx, { program, publisher: program.publisher });
    for (const stage of stages) {
      const disclosureId = newId();
      await tx.disclosure.create({
        data: { id: disclosureId, batchId, stage, contributorIds: [actor.viewer!.personId] },
      });
      await tx.obligation.createMany({
        data: units.map((unit) => ({ id: newId(), disclosureId, unitId: unit.id, startedAt: now })),
      });
    }
    return ok({
      value: batchId,
      trace: [
        {
          kind: "batch.opened",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "batch",
          subjectId: batchId,
          data: { programId: program.id, subsidyYear, number, stages: [...stages], obligations: units.length },
        },
      ],
    });
  });
}

/**
 * Sets or corrects the day the money was paid. What was released keeps the day it was released with, and what is under
 * review keeps what the reviewers see: it must come back to the editor first.
 * Refusals: NOT_ALLOWED, NOT_FOUND, INVALID_INPUT, TEXT_TOO_LONG, TEXT_CARRIES_NUMBER, WRONG_STATE (results in review or
 * approved).
 */
export async function setPayment(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly batchId: string; readonly paidOn: Day; readonly paymentWay: string },
): Promise<Result<string>> {
  return runCommand(deps, actor, async (tx, now) => {
    const disclosures = await tx.disclosure.findMany({
      where: { batchId: input.batchId },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    for (const { id } of disclosures) await oneAtATime(tx, "disclosure", id);
    const batch = await tx.batch.findUnique({ where: { id: input.batchId }, include: { program: true } });
    if (batch === null) return refuse("NOT_FOUND", {}, "batchId");
    const role = allowed(actor.viewer, "setPayment", programTarget(batch.program));
    if (!role.ok) return role;
    if (!isPaymentDay(input.paidOn, now)) return notPaymentDay(now);
    const known = await knownNumbers(deps, tx, actor, batch.program.subdistrictId);
    const read = readFreeText("paymentWay", "paymentWay", input.paymentWay, known);
    if (!read.ok) return read;
    const paymentWay = read.value;
    if (paymentWay === null) return refuse("INVALID_INPUT", {}, "paymentWay");
    const underReview = await tx.edition.findFirst({
      where: { disclosure: { batchId: batch.id, stage: "RESULT" }, state: { in: ["IN_REVIEW", "APPROVED"] } },
      select: { state: true },
    });
    if (underReview !== null) return refuse("WRONG_STATE", { state: underReview.state });
    const due = departmentDue(input.paidOn, batch.openedAt, batch.program.departmentDueWorkingDays);
    await tx.batch.update({
      where: { id: batch.id },
      data: { paidOn: dayToColumn(input.paidOn), paymentWay, departmentDueOn: dayToColumn(due.on) },
    });
    // What a result says of its payment is the work of whoever set it.
    await tx.disclosure.updateMany({
      where: { batchId: batch.id, stage: "RESULT" },
      data: { contributorIds: { push: actor.viewer!.personId } },
    });
    await tx.edition.updateMany({
      where: { disclosure: { batchId: batch.id, stage: "RESULT" }, state: { in: ["DRAFT", "RETURNED"] } },
      data: REVISED,
    });
    return ok({
      value: batch.id,
      trace: [
        {
          kind: "batch.payment-set",
          as: role.value,
          unitId: batch.program.departmentId,
          subjectType: "batch",
          subjectId: batch.id,
          data: { paidOn: input.paidOn, before: batch.paidOn?.toISOString().slice(0, 10) ?? null, paymentWay },
        },
      ],
    });
  });
}
