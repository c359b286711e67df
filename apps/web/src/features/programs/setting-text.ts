import type { ProgramSettings, SettingName } from "@gongshi/domain/program/settings";
import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import { t } from "../../lib/messages/catalogue";
import { stepWord } from "../disclosure/step-word";

/** What a setting says, a line each: the same on the program's page, among changes and in its history. */
const TEXTS: { readonly [Name in SettingName]: (value: ProgramSettings[Name]) => readonly string[] } = {
  name: (name) => [name],
  publicName: (name) => [name],
  grade: (grade) => [`${t(`programs.grade.${grade}`)}：${t(`programs.gradeHelp.${grade}`)}`],
  recipientKind: (kind) => [t(`programs.recipient.${kind}`)],
  publisher: (publisher) => [t(`programs.publisher.${publisher}`)],
  internetProfile: (profile) => [t(`programs.internet.${profile}`)],
  internetTermDays: (count) => [t("settingValue.days", { count })],
  retentionYears: (count) => [t("settingValue.years", { count })],
  columns: (columns) => [columns.map(({ label }) => label).join("、")],
  stages: (stages) =>
    stages.map((rule) =>
      t("programs.stageRule", {
        stage: t(`stage.${rule.stage}`),
        period: t(`period.${rule.stage}`),
        length: t(`period.${rule.periodUnit}`, { length: rule.periodLength }),
        days: rule.postWithinWorkingDays,
      }),
    ),
  cadence: (cadence) => [cadence.length === 0 ? t("programs.noCadence") : cadence.map(({ name }) => name).join("、")],
  reviewSteps: (review) => {
    const word = (key: string) => stepWord(review.steps.find(({ step }) => step === key) ?? { step: key });
    const shared = review.steps.flatMap(({ sharesWith }) => sharesWith ?? []);
    const { shortPath, urgentHours } = review;
    return [
      t("settingValue.steps", { steps: review.steps.map(stepWord).join("→") }),
      ...(shared.length === 0 ? [] : [t("settingValue.shares", { steps: shared.map(word).join("、") })]),
      t("settingValue.people", { count: review.minimumPeople }),
      t("settingValue.proofReadings", { count: review.proofReadings }),
      shortPath === null
        ? t("settingValue.noShortPath")
        : t("settingValue.shortPath", {
            steps: shortPath.steps.map(word).join("→"),
            count: shortPath.minimumPeople,
            proofs: shortPath.proofReadings,
          }),
      urgentHours === null ? t("settingValue.noUrgent") : t("settingValue.urgent", { hours: urgentHours }),
    ];
  },
  departmentDueWorkingDays: (count) => [t("settingValue.workingDays", { count })],
  quantityUnit: (unit) => [unit ?? t("program.none")],
  rateUnit: (unit) => [unit ?? t("program.none")],
  policyBasis: (text) => [text],
  whoIsEntitled: (text) => [text],
  expectedChannels: (channels) => [
    channels.length === 0 ? t("form.noChannels") : channels.map((channel) => t(`channel.${channel}`)).join("、"),
  ],
  // The history of a program keeps only rules that were named.
  rollRules: (stored) => {
    const { twiceInUnit, inTwoUnits, jumpPermille, jumpLeastFen } = readRollRules(stored);
    return [
      `${t("form.twiceInUnit")}：${t(`form.rule.${twiceInUnit}`)}`,
      `${t("form.inTwoUnits")}：${t(`form.rule.${inTwoUnits}`)}`,
      t("settingValue.jump", { percent: jumpPermille / 10, yuan: formatYuan(jumpLeastFen) }),
    ];
  },
};

export const settingLines = <Name extends SettingName>(name: Name, value: ProgramSettings[Name]): readonly string[] =>
  (TEXTS[name] as (value: ProgramSettings[Name]) => readonly string[])(value);

/** The settings by what they are about, in the order of page and form. */
export const SETTING_PARTS: readonly {
  readonly part: "what" | "board" | "internet" | "roll" | "review";
  readonly names: readonly SettingName[];
}[] = [
  {
    part: "what",
    names: [
      "name",
      "publicName",
      "grade",
      "recipientKind",
      "publisher",
      "policyBasis",
      "whoIsEntitled",
      "cadence",
      "departmentDueWorkingDays",
    ],
  },
  { part: "board", names: ["stages", "columns", "quantityUnit", "rateUnit", "expectedChannels"] },
  { part: "internet", names: ["internetProfile", "internetTermDays", "retentionYears"] },
  { part: "roll", names: ["rollRules"] },
  { part: "review", names: ["reviewSteps"] },
];
