import { dayOf } from "@gongshi/domain/calendar/day";
import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { ok } from "@gongshi/domain/refusal";
import { dayFromColumn, dayToColumn } from "../day-column";
import type { Db } from "../db";
import type { Prisma, Program, ProgramVersion } from "../generated/client/client";
import { oneAtATime } from "../one-at-a-time";
import type { CommandDeps, Tx } from "../run-command";
import { BY_ITSELF, runCommand } from "../run-command";

/**
 * Puts a version's settings into its program's row, from where everything new takes them. Turned SS, a program's open
 * duties end: nothing of it is posted any more.
 */
export async function applyVersion(tx: Tx, program: Program, version: ProgramVersion, now: Date): Promise<void> {
  const changes = version.changes as unknown as SettingsChange;
  const names = Object.keys(changes) as (keyof ProgramSettings)[];
  const before = Object.fromEntries(names.map((name) => [name, program[name]]));
  await tx.program.update({
    where: { id: program.id },
    data: { ...(changes as Prisma.ProgramUncheckedUpdateInput), version: version.number },
  });
  await tx.programVersion.update({
    where: { id: version.id },
    data: { appliedAt: now, before: before as Prisma.InputJsonObject },
  });
  if (changes.grade === "SS")
    await tx.obligation.updateMany({
      where: { disclosure: { batch: { programId: program.id } }, endedAt: null },
      data: { endedAt: now },
    });
}

/** Versions whose day has come and that are not in force yet, in the order of their days. */
const dueVersions = (db: Pick<Db | Tx, "programVersion">, now: Date) =>
  db.programVersion.findMany({
    where: { appliedAt: null, cancelledAt: null, effectiveFrom: { lte: dayToColumn(dayOf(now)) } },
    orderBy: [{ effectiveFrom: "asc" }, { number: "asc" }],
    select: { id: true, programId: true },
  });

/**
 * Brings into force what was planned for today or earlier; returns how many versions. One query where nothing is due, so
 * every command that takes settings from a program calls it first, and the server by itself once a minute.
 */
export async function settleVersions(deps: CommandDeps): Promise<number> {
  let settled = 0;
  for (const { id, programId } of await dueVersions(deps.db, deps.clock())) {
    const done = await runCommand<boolean>(deps, BY_ITSELF, async (tx, now) => {
      await oneAtATime(tx, "program", programId);
      const version = await tx.programVersion.findUniqueOrThrow({ where: { id }, include: { program: true } });
      if (version.appliedAt !== null || version.cancelledAt !== null) return ok({ value: false, trace: "REPEATED" });
      await applyVersion(tx, version.program, version, now);
      return ok({
        value: true,
        trace: [
          {
            kind: "program.version-in-force",
            as: null,
            unitId: version.program.departmentId,
            subjectType: "program",
            subjectId: programId,
            reason: version.reason,
            data: { number: version.number, from: dayFromColumn(version.effectiveFrom) },
          },
        ],
      });
    });
    if (done.ok && done.value) settled += 1;
  }
  return settled;
}
