import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { readRollRules } from "@gongshi/domain/roll/roll-rules";
import { DEFAULT_REVIEW_SETTINGS } from "@gongshi/domain/review/settings";

/** What a new program starts from: the most ordinary one, nothing online but totals. */
export const newSettings: ProgramSettings = {
  name: "",
  publicName: "",
  grade: "N",
  recipientKind: "HOUSEHOLD",
  publisher: "COOPERATIVE",
  internetProfile: "TOTALS",
  internetTermDays: 365,
  retentionYears: 10,
  columns: [
    { key: "seq", label: "序号" },
    { key: "group", label: "组别" },
    { key: "name", label: "户主姓名" },
    { key: "quantity", label: "补贴面积（亩）" },
    { key: "rate", label: "标准（元/亩）" },
    { key: "amount", label: "金额（元）" },
    { key: "remark", label: "备注" },
  ],
  stages: [{ stage: "RESULT", periodLength: 7, periodUnit: "WORKING_DAYS", postWithinWorkingDays: 10 }],
  cadence: [],
  reviewSteps: DEFAULT_REVIEW_SETTINGS,
  departmentDueWorkingDays: 10,
  quantityUnit: "亩",
  rateUnit: "元/亩",
  policyBasis: "",
  whoIsEntitled: "",
  expectedChannels: [],
  rollRules: readRollRules({}),
};

/** Settings as the API takes them: an empty unit of counting stands for none. */
export function settingsInput(change: SettingsChange) {
  const { reviewSteps, quantityUnit, rateUnit, ...plain } = change;
  return {
    ...plain,
    ...(quantityUnit === undefined ? {} : { quantityUnit: quantityUnit ?? "" }),
    ...(rateUnit === undefined ? {} : { rateUnit: rateUnit ?? "" }),
    ...(reviewSteps === undefined
      ? {}
      : {
          reviewSteps: {
            ...reviewSteps,
            steps: reviewSteps.steps.map(({ step, name, roles, checks, sharesWith }) => ({
              step,
              name: name ?? null,
              roles,
              checks,
              sharesWith: sharesWith ?? null,
            })),
          },
        }),
  };
}

/** One batch a line; a batch that keeps its name keeps its number. */
export function cadenceOf(text: string, before: ProgramSettings["cadence"]): ProgramSettings["cadence"] {
  const names = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const kept = new Map(before.map(({ name, number }) => [name, number]));
  const used = new Set(names.flatMap((name) => kept.get(name) ?? []));
  let next = 1;
  return names.map((name) => {
    const own = kept.get(name);
    if (own !== undefined) {
      kept.delete(name);
      return { number: own, name };
    }
    while (used.has(next)) next += 1;
    used.add(next);
    return { number: next, name };
  });
}
