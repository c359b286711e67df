import { z } from "zod";

/** Columns a program's sheet can show; anything else is one of the roll's further columns, by its own key. */
const column = z.object({ key: z.string().min(1), label: z.string().min(1) });

const stageRule = z.object({
  stage: z.enum(["BEFORE_PAYMENT", "RESULT"]),
  periodLength: z.number().int().min(1).max(366),
  periodUnit: z.enum(["DAYS", "WORKING_DAYS"]),
  /** The program's own rule for posting after release, in working days. */
  postWithinWorkingDays: z.number().int().min(1).max(60),
});

const cadenceEntry = z.object({ number: z.number().int().min(1), name: z.string().min(1) });

/** The parts of a program that are stored as JSON. A program is a row of data; code never asks which one it is. */
export const programColumns = z.array(column).min(1);
export const programStages = z.array(stageRule).min(1);
export const programCadence = z.array(cadenceEntry);

export type StageRule = z.infer<typeof stageRule>;
export type CadenceEntry = z.infer<typeof cadenceEntry>;
export type Stage = StageRule["stage"];
export type Grade = "N" | "S" | "SS";

/**
 * Whether anything of a program stands below the street: of SS nothing does, its name alone discloses too much (rule 5 of the
 * field). A program may have become so after it hung.
 */
export const standsBelowStreet = (grade: Grade): boolean => grade !== "SS";
export type InternetProfile = "NOTHING" | "TOTALS" | "MASKED_LIST";
