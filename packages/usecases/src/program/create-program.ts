import { programCadence, programColumns, programStages } from "@gongshi/domain/program/program";
import { readReviewSettings } from "@gongshi/domain/review/settings";
import type { Prisma } from "../generated/client/client";
import { newId } from "../new-id";
import type { Tx } from "../run-command";

/** A program as a row; its JSON parts are checked before they are stored. Throws on a malformed one. */
export async function createProgram(tx: Tx, input: Omit<Prisma.ProgramUncheckedCreateInput, "id">): Promise<string> {
  const id = newId();
  await tx.program.create({
    data: {
      ...input,
      id,
      columns: programColumns.parse(input.columns),
      stages: programStages.parse(input.stages),
      cadence: programCadence.parse(input.cadence),
      reviewSteps: readReviewSettings(input.reviewSteps),
    },
  });
  return id;
}
