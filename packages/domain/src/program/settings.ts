import { z } from "zod";
import { BOARD, CHANNELS } from "../channel/channels";
import { checkReviewSettings } from "../review/settings";
import type { ReviewSettings } from "../review/settings";
import { readRollRules, rollRules } from "../roll/roll-rules";
import { programCadence, programColumns, programStages } from "./program";

const shape = z.object({
  /** What staff call it. */
  name: z.string().min(1),
  /** What paper and pages call it; of grades S and SS a neutral one. */
  publicName: z.string().min(1),
  grade: z.enum(["N", "S", "SS"]),
  recipientKind: z.enum(["HOUSEHOLD", "PERSON", "ORGANISATION"]),
  publisher: z.enum(["COOPERATIVE", "COMMUNITY", "SUBDISTRICT"]),
  internetProfile: z.enum(["NOTHING", "TOTALS", "MASKED_LIST"]),
  internetTermDays: z.number().int().min(1).max(3660),
  retentionYears: z.number().int().min(1).max(100),
  columns: programColumns.max(15),
  stages: programStages.max(2),
  cadence: programCadence.max(60),
  reviewSteps: z.unknown(),
  departmentDueWorkingDays: z.number().int().min(1).max(60),
  quantityUnit: z.string().min(1).nullable(),
  rateUnit: z.string().min(1).nullable(),
  policyBasis: z.string().min(1),
  whoIsEntitled: z.string().min(1),
  expectedChannels: z.array(z.enum(CHANNELS)),
  rollRules,
});

/** Everything about a program that can be set. Its code and department stay what they are. */
export type ProgramSettings = Omit<z.infer<typeof shape>, "reviewSteps"> & { readonly reviewSteps: ReviewSettings };
export type SettingName = keyof ProgramSettings;
export const SETTING_NAMES = Object.keys(shape.shape) as readonly SettingName[];

/** Wrong combinations by name, each with the setting to look at. */
export type SettingsFault =
  | "SETTING_MALFORMED"
  | "REVIEW_MALFORMED"
  | "REVIEW_STEP_TWICE"
  | "REVIEW_WITHOUT_SECRECY"
  | "REVIEW_SHARES_WITH_UNKNOWN"
  | "REVIEW_TOO_MANY_PEOPLE"
  | "REVIEW_SHORT_STEP_UNKNOWN"
  | "REVIEW_SHORT_WITHOUT_SECRECY"
  | "COLUMN_TWICE"
  | "COLUMNS_WITHOUT_NAME"
  | "COLUMNS_WITHOUT_AMOUNT"
  | "STAGE_TWICE"
  | "NO_RESULT_STAGE"
  | "BATCH_TWICE"
  | "LIST_OF_SENSITIVE_ONLINE"
  | "SS_ONLINE"
  | "SS_BELOW_STREET"
  | "TELLING_PUBLIC_NAME"
  | "TERM_SHORTER_THAN_PERIOD"
  | "BOARD_EXPECTED";

/** Words that say by themselves why somebody is paid; on paper and pages of grades S and SS they may not stand. */
const TELLING = /低保|特困|残疾|残联|孤儿|弃婴|艾滋|感染者|失踪|走失|精神|智力|重病|大病|困境|受虐|戒毒|刑满/u;

const REVIEW_FAULTS = {
  MALFORMED: "REVIEW_MALFORMED",
  STEP_TWICE: "REVIEW_STEP_TWICE",
  NO_SECRECY_STEP: "REVIEW_WITHOUT_SECRECY",
  SHARES_WITH_UNKNOWN: "REVIEW_SHARES_WITH_UNKNOWN",
  TOO_MANY_PEOPLE: "REVIEW_TOO_MANY_PEOPLE",
  SHORT_PATH_STEP_UNKNOWN: "REVIEW_SHORT_STEP_UNKNOWN",
  SHORT_PATH_WITHOUT_SECRECY: "REVIEW_SHORT_WITHOUT_SECRECY",
} as const satisfies Record<string, SettingsFault>;

type Checked =
  | { readonly ok: true; readonly value: ProgramSettings }
  | { readonly ok: false; readonly fault: SettingsFault; readonly setting: SettingName };

/** Settings as they may be kept, or the first thing that is wrong with them together. */
export function checkProgramSettings(input: unknown): Checked {
  const no = (fault: SettingsFault, setting: SettingName): Checked => ({ ok: false, fault, setting });
  const parsed = shape.safeParse(input);
  if (!parsed.success) {
    const [at] = parsed.error.issues[0]?.path ?? [];
    return no("SETTING_MALFORMED", SETTING_NAMES.find((name) => name === at) ?? "name");
  }
  const review = checkReviewSettings(parsed.data.reviewSteps);
  if (!review.ok) return no(REVIEW_FAULTS[review.fault.fault], "reviewSteps");
  const value: ProgramSettings = {
    ...parsed.data,
    reviewSteps: review.value,
    expectedChannels: [...new Set(parsed.data.expectedChannels)],
  };
  const wrong = COMBINATIONS.find(({ holds }) => holds(value));
  return wrong === undefined ? { ok: true, value } : no(wrong.fault, wrong.setting);
}

const twice = (values: readonly unknown[]): boolean => new Set(values).size < values.length;
const keys = ({ columns }: ProgramSettings): string[] => columns.map(({ key }) => key);

const COMBINATIONS: readonly {
  readonly fault: SettingsFault;
  readonly setting: SettingName;
  readonly holds: (settings: ProgramSettings) => boolean;
}[] = [
  { fault: "COLUMN_TWICE", setting: "columns", holds: (settings) => twice(keys(settings)) },
  { fault: "COLUMNS_WITHOUT_NAME", setting: "columns", holds: (settings) => !keys(settings).includes("name") },
  { fault: "COLUMNS_WITHOUT_AMOUNT", setting: "columns", holds: (settings) => !keys(settings).includes("amount") },
  { fault: "STAGE_TWICE", setting: "stages", holds: ({ stages }) => twice(stages.map(({ stage }) => stage)) },
  {
    fault: "NO_RESULT_STAGE",
    setting: "stages",
    holds: ({ stages }) => !stages.some(({ stage }) => stage === "RESULT"),
  },
  { fault: "BATCH_TWICE", setting: "cadence", holds: ({ cadence }) => twice(cadence.map(({ number }) => number)) },
  {
    fault: "LIST_OF_SENSITIVE_ONLINE",
    setting: "internetProfile",
    holds: ({ grade, internetProfile }) => grade === "S" && internetProfile === "MASKED_LIST",
  },
  {
    fault: "SS_ONLINE",
    setting: "internetProfile",
    holds: ({ grade, internetProfile }) => grade === "SS" && internetProfile !== "NOTHING",
  },
  {
    fault: "SS_BELOW_STREET",
    setting: "publisher",
    holds: ({ grade, publisher }) => grade === "SS" && publisher !== "SUBDISTRICT",
  },
  {
    fault: "TELLING_PUBLIC_NAME",
    setting: "publicName",
    holds: ({ grade, publicName }) => grade !== "N" && TELLING.test(publicName),
  },
  {
    // A list whose paper still hangs must not be gone from the pages that its code opens.
    fault: "TERM_SHORTER_THAN_PERIOD",
    setting: "internetTermDays",
    holds: ({ internetProfile, internetTermDays, stages }) =>
      internetProfile !== "NOTHING" && stages.some(({ periodLength }) => periodLength > internetTermDays),
  },
  {
    fault: "BOARD_EXPECTED",
    setting: "expectedChannels",
    holds: ({ expectedChannels }) => expectedChannels.includes(BOARD),
  },
];

/** The settings that stand in a program's row, which was checked when it was written. */
export const settingsOfRow = (row: { readonly [Name in SettingName]: unknown }): ProgramSettings =>
  ({
    ...Object.fromEntries(SETTING_NAMES.map((name) => [name, row[name]])),
    // A row names only the rules that are unusual.
    rollRules: readRollRules(row.rollRules),
  }) as unknown as ProgramSettings;
