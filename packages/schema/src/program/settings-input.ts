import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import { REVIEWER_ROLES } from "@gongshi/domain/review/settings";
import { builder } from "../builder";
import {
  ChannelEnum,
  GradeEnum,
  InternetProfileEnum,
  PeriodUnitEnum,
  PublisherEnum,
  RecipientKindEnum,
  ReviewCheckEnum,
  StageEnum,
} from "../enums";

const ReviewerRoleEnum = builder.enumType("ReviewerRole", { values: REVIEWER_ROLES });

const ColumnInput = builder.inputType("ProgramColumnInput", {
  fields: (t) => ({ key: t.string({ required: true }), label: t.string({ required: true }) }),
});

const StageRuleInput = builder.inputType("StageRuleInput", {
  fields: (t) => ({
    stage: t.field({ type: StageEnum, required: true }),
    periodLength: t.int({ required: true }),
    periodUnit: t.field({ type: PeriodUnitEnum, required: true }),
    postWithinWorkingDays: t.int({ required: true }),
  }),
});

const CadenceInput = builder.inputType("CadenceInput", {
  fields: (t) => ({ number: t.int({ required: true }), name: t.string({ required: true }) }),
});

const ReviewStepInput = builder.inputType("ReviewStepInput", {
  fields: (t) => ({
    step: t.string({ required: true }),
    name: t.string(),
    roles: t.field({ type: [ReviewerRoleEnum], required: true }),
    checks: t.field({ type: [ReviewCheckEnum], required: true }),
    sharesWith: t.stringList(),
  }),
});

const ShortPathInput = builder.inputType("ShortPathInput", {
  fields: (t) => ({
    minimumPeople: t.int({ required: true }),
    proofReadings: t.int({ required: true }),
    steps: t.stringList({ required: true }),
  }),
});

const ReviewSettingsInput = builder.inputType("ReviewSettingsInput", {
  description: "domain/review/settings.ts says what each of them means.",
  fields: (t) => ({
    minimumPeople: t.int({ required: true }),
    proofReadings: t.int({ required: true }),
    steps: t.field({ type: [ReviewStepInput], required: true }),
    shortPath: t.field({ type: ShortPathInput }),
    urgentHours: t.int(),
  }),
});

const WarnOrErrorEnum = builder.enumType("WarnOrError", { values: ["WARN", "ERROR"] as const });

const RollRulesInput = builder.inputType("RollRulesInput", {
  description: "domain/roll/roll-rules.ts says what each of them means.",
  fields: (t) => ({
    twiceInUnit: t.field({ type: WarnOrErrorEnum, required: true }),
    inTwoUnits: t.field({ type: WarnOrErrorEnum, required: true }),
    jumpPermille: t.int({ required: true }),
    jumpLeastFen: t.int({ required: true }),
  }),
});

export const ProgramSettingsInput = builder.inputType("ProgramSettingsInput", {
  description:
    "A program's settings. Of a new program all but the two units of counting are needed; of a change only what changes.",
  fields: (t) => ({
    name: t.string(),
    publicName: t.string(),
    grade: t.field({ type: GradeEnum }),
    recipientKind: t.field({ type: RecipientKindEnum }),
    publisher: t.field({ type: PublisherEnum }),
    internetProfile: t.field({ type: InternetProfileEnum }),
    internetTermDays: t.int(),
    retentionYears: t.int(),
    columns: t.field({ type: [ColumnInput] }),
    stages: t.field({ type: [StageRuleInput] }),
    cadence: t.field({ type: [CadenceInput] }),
    reviewSteps: t.field({ type: ReviewSettingsInput }),
    departmentDueWorkingDays: t.int(),
    quantityUnit: t.string({ description: "Of a change: empty for none." }),
    rateUnit: t.string({ description: "Of a change: empty for none." }),
    policyBasis: t.string(),
    whoIsEntitled: t.string(),
    expectedChannels: t.field({ type: [ChannelEnum] }),
    rollRules: t.field({ type: RollRulesInput }),
  }),
});

type Given = typeof ProgramSettingsInput.$inferInput;

/** What was given, nothing else: a null stands for "not given", and an empty unit of counting for none. */
export function settingsChange(given: Given): SettingsChange {
  const { reviewSteps, quantityUnit, rateUnit, ...plain } = given;
  const change: Record<string, unknown> = Object.fromEntries(
    Object.entries(plain).filter(([, value]) => value !== null && value !== undefined),
  );
  for (const [name, text] of Object.entries({ quantityUnit, rateUnit }))
    if (text !== null && text !== undefined) change[name] = text.trim() === "" ? null : text;
  if (reviewSteps)
    change["reviewSteps"] = {
      ...reviewSteps,
      shortPath: reviewSteps.shortPath ?? null,
      urgentHours: reviewSteps.urgentHours ?? null,
      steps: reviewSteps.steps.map(({ name, sharesWith, ...step }) => ({
        ...step,
        ...(name ? { name } : {}),
        ...(sharesWith ? { sharesWith } : {}),
      })),
    };
  return change as SettingsChange;
}

/** All of them; what is missing is for the check to name. */
export const wholeSettings = (given: Given): ProgramSettings =>
  ({
    quantityUnit: null,
    rateUnit: null,
    expectedChannels: [],
    cadence: [],
    rollRules: readRollRules({}),
    ...settingsChange(given),
  }) as ProgramSettings;
