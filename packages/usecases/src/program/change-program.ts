import { dayOf } from "@gongshi/domain/calendar/day";
import type { Day } from "@gongshi/domain/calendar/day";
import { inUseFault } from "@gongshi/domain/program/in-use";
import type { ProgramInUse } from "@gongshi/domain/program/in-use";
import { differenceOf, plannedFault } from "@gongshi/domain/program/versions";
import type { ComingVersion, SettingsChange } from "@gongshi/domain/program/versions";
import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { allowed, subdistrictTarget } from "../allowed";
import { dayFromColumn, dayToColumn } from "../day-column";
import type { Prisma } from "../generated/client/client";
import { newId } from "../new-id";
import { oneAtATime } from "../one-at-a-time";
import { knownNumbers } from "../privacy/known-numbers";
import type { Actor, CommandDeps, Tx } from "../run-command";
import { runCommand } from "../run-command";
import { applyVersion, settleVersions } from "./apply-version";
import { currentSettings, readSettingTexts } from "./read-settings";

export interface ChangeProgramInput {
  readonly programId: string;
  /** The newest version on the screen, planned ones included: somebody else's change must be seen first. */
  readonly expectedVersion: number;
  /** Today, then it is in force at once; or a later day. */
  readonly effectiveFrom: Day;
  readonly reason: string;
  readonly changes: SettingsChange;
}

/** How far ahead a change may be planned. */
const MOST_YEARS_AHEAD = 3;

/**
 * A new version of a program's settings, from a day on. What is open, submitted or released keeps what it was made with;
 * only what is stricter reaches what is public already. Returns the program's id. Refusals: NOT_ALLOWED, NOT_FOUND,
 * CHANGED_MEANWHILE, INVALID_INPUT (effectiveFrom), REASON_REQUIRED, NAME_TAKEN, SETTINGS_WRONG (fault, with the setting as
 * field), those of free texts.
 */
export async function changeProgram(
  deps: CommandDeps,
  actor: Actor,
  input: ChangeProgramInput,
): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    // Nothing is opened or released under the old settings while they change.
    await oneAtATime(tx, "program", input.programId);
    await oneAtATime(tx, "batches", input.programId);
    const program = await tx.program.findUnique({ where: { id: input.programId } });
    if (program === null) return refuse("NOT_FOUND", {}, "programId");
    const role = allowed(actor.viewer, "changeProgram", subdistrictTarget(program.subdistrictId));
    if (!role.ok) return role;
    const newest = await tx.programVersion.findFirst({
      where: { programId: program.id },
      orderBy: { number: "desc" },
      select: { number: true },
    });
    if (newest?.number !== input.expectedVersion) return refuse("CHANGED_MEANWHILE");
    const today = dayOf(now);
    const last = `${Number(today.slice(0, 4)) + MOST_YEARS_AHEAD}-12-31`;
    if (input.effectiveFrom < today || input.effectiveFrom > last)
      return refuse("INVALID_INPUT", { from: today, to: last }, "effectiveFrom");
    const known = await knownNumbers(deps, tx, actor, program.subdistrictId);
    const reason = readFreeText("settingReason", "reason", input.reason, known);
    if (!reason.ok) return reason;
    const texts = readSettingTexts(input.changes, known);
    if (!texts.ok) return texts;

    const current = currentSettings(program);
    const coming = await comingVersions(tx, program.id);
    const change: ComingVersion = {
      number: newest.number + 1,
      effectiveFrom: input.effectiveFrom,
      changes: texts.value,
    };
    const fault = plannedFault(current, coming, change);
    if (fault !== null)
      return fault.fault === "NOTHING_CHANGES"
        ? refuse("SETTINGS_WRONG", { fault: fault.fault })
        : refuse("SETTINGS_WRONG", { fault: fault.fault, from: fault.from }, fault.setting);
    const inUse = inUseFault(current, texts.value, await loadInUse(tx, program.id), {
      from: input.effectiveFrom,
      today,
    });
    if (inUse !== null) return refuse("SETTINGS_WRONG", { fault: inUse }, texts.value.stages ? "stages" : "grade");
    const { name } = texts.value;
    if (name !== undefined && name !== program.name) {
      const taken = await tx.program.count({ where: { subdistrictId: program.subdistrictId, name } });
      if (taken > 0) return refuse("NAME_TAKEN", {}, "name");
    }

    // A change for a later day keeps what was asked for: what stands then may have changed until then.
    const changes = differenceOfPlanned(change, current, coming);
    const version = await tx.programVersion.create({
      data: {
        id: newId(),
        programId: program.id,
        number: change.number,
        effectiveFrom: dayToColumn(input.effectiveFrom),
        changes: changes as Prisma.InputJsonObject,
        reason: reason.value,
        createdById: actor.viewer!.personId,
        createdAt: now,
      },
    });
    if (input.effectiveFrom === today) await applyVersion(tx, program, version, now);
    return ok({
      value: program.id,
      trace: [
        {
          kind: "program.changed",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "program",
          subjectId: program.id,
          reason: reason.value,
          data: { number: change.number, from: input.effectiveFrom, settings: Object.keys(changes) },
        },
      ],
    });
  });
}

/** Of what was sent only what is different on its day. */
function differenceOfPlanned(
  change: ComingVersion,
  current: ReturnType<typeof currentSettings>,
  coming: readonly ComingVersion[],
): SettingsChange {
  const before = coming
    .filter(({ effectiveFrom }) => effectiveFrom <= change.effectiveFrom)
    .reduce((settings, version) => ({ ...settings, ...version.changes }), current);
  return differenceOf(before, { ...before, ...change.changes });
}

async function comingVersions(tx: Tx, programId: string): Promise<ComingVersion[]> {
  const rows = await tx.programVersion.findMany({
    where: { programId, appliedAt: null, cancelledAt: null },
    orderBy: [{ effectiveFrom: "asc" }, { number: "asc" }],
  });
  return rows.map((row) => ({
    number: row.number,
    effectiveFrom: dayFromColumn(row.effectiveFrom),
    changes: row.changes as SettingsChange,
  }));
}

async function loadInUse(tx: Tx, programId: string): Promise<ProgramInUse> {
  const [batches, publicNotices, unreleased] = await Promise.all([
    tx.batch.count({ where: { programId } }),
    tx.notice.count({
      where: { replacedAt: null, withdrawnAt: null, obligation: { disclosure: { batch: { programId } } } },
    }),
    tx.disclosure.findMany({
      where: { batch: { programId }, editions: { none: { releasedAt: { not: null } } } },
      distinct: ["stage"],
      select: { stage: true },
    }),
  ]);
  return { batches, publicNotices, unreleasedStages: unreleased.map(({ stage }) => stage) };
}

/**
 * Takes back a change that is not in force yet. Returns the program's id. Refusals: NOT_ALLOWED, NOT_FOUND, WRONG_STATE
 * (in force, or taken back already), SETTINGS_WRONG (what is planned after it no longer fits).
 */
export async function cancelProgramChange(
  deps: CommandDeps,
  actor: Actor,
  input: { readonly versionId: string },
): Promise<Result<string>> {
  await settleVersions(deps);
  return runCommand(deps, actor, async (tx, now) => {
    const found = await tx.programVersion.findUnique({ where: { id: input.versionId }, select: { programId: true } });
    if (found === null) return refuse("NOT_FOUND", {}, "versionId");
    await oneAtATime(tx, "program", found.programId);
    const version = await tx.programVersion.findUniqueOrThrow({
      where: { id: input.versionId },
      include: { program: true },
    });
    const { program } = version;
    const role = allowed(actor.viewer, "changeProgram", subdistrictTarget(program.subdistrictId));
    if (!role.ok) return role;
    if (version.appliedAt !== null || version.cancelledAt !== null) return refuse("WRONG_STATE");
    const rest = (await comingVersions(tx, program.id)).filter(({ number }) => number !== version.number);
    const last = rest.at(-1);
    const fault = last === undefined ? null : plannedFault(currentSettings(program), rest.slice(0, -1), last);
    if (fault !== null && fault.fault !== "NOTHING_CHANGES")
      return refuse("SETTINGS_WRONG", { fault: fault.fault, from: fault.from }, fault.setting);
    await tx.programVersion.update({
      where: { id: version.id },
      data: { cancelledAt: now, cancelledById: actor.viewer!.personId },
    });
    return ok({
      value: program.id,
      trace: [
        {
          kind: "program.change-cancelled",
          as: role.value,
          unitId: program.departmentId,
          subjectType: "program",
          subjectId: program.id,
          data: { number: version.number, from: dayFromColumn(version.effectiveFrom) },
        },
      ],
    });
  });
}
