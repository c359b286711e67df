import { dayOf } from "@gongshi/domain/calendar/day";
import { programCadence, programColumns, programStages } from "@gongshi/domain/program/program";
import { SETTING_NAMES } from "@gongshi/domain/program/settings";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import { dayToColumn } from "../day-column";
import type { Prisma } from "../generated/client/client";
import { newId } from "../new-id";
import type { Tx } from "../run-command";

/**
 * A program as a row, with its first version; its JSON parts are checked before they are stored. Throws on a malformed one.
 * @param by who made it; null for the installation itself
 */
export async function insertProgram(
  tx: Tx,
  now: Date,
  input: Omit<Prisma.ProgramUncheckedCreateInput, "id" | "version" | "versions">,
  by: { readonly personId: string; readonly reason: string } | null = null,
): Promise<string> {
  const id = newId();
  const row = await tx.program.create({
    data: {
      ...input,
      id,
      columns: programColumns.parse(input.columns),
      stages: programStages.parse(input.stages),
      cadence: programCadence.parse(input.cadence),
      reviewSteps: readReviewSettings(input.reviewSteps),
      rollRules: readRollRules(input.rollRules),
    },
  });
  await tx.programVersion.create({
    data: {
      id: newId(),
      programId: id,
      number: 1,
      effectiveFrom: dayToColumn(dayOf(now)),
      changes: Object.fromEntries(SETTING_NAMES.map((name) => [name, row[name]])) as Prisma.InputJsonObject,
      before: {},
      reason: by?.reason ?? "首次设置",
      createdById: by?.personId ?? null,
      createdAt: now,
      appliedAt: now,
    },
  });
  return id;
}
