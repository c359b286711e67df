import { describe, expect, it } from "vitest";
import { DEFAULT_REVIEW_SETTINGS } from "../review/settings";
import { readRollRules } from "../roll/roll-rules";
import { freezeSettings, reachOf, settingsOf } from "./frozen-settings";
import { inUseFault } from "./in-use";
import type { InUseFault, ProgramInUse } from "./in-use";
import { checkProgramSettings, SETTING_NAMES } from "./settings";
import type { ProgramSettings, SettingsFault } from "./settings";
import { COUNTS_FOR, differenceOf, plannedFault } from "./versions";
import type { ComingVersion } from "./versions";

const RESULT = { stage: "RESULT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 } as const;
const BEFORE = { ...RESULT, stage: "BEFORE_PAYMENT" } as const;
const settings: ProgramSettings = {
  name: "耕地补贴",
  publicName: "耕地补贴",
  grade: "N",
  recipientKind: "HOUSEHOLD",
  publisher: "COOPERATIVE",
  internetProfile: "MASKED_LIST",
  internetTermDays: 365,
  retentionYears: 10,
  rollRules: readRollRules({}),
  columns: [
    { key: "name", label: "户主" },
    { key: "amount", label: "金额" },
  ],
  stages: [BEFORE, RESULT],
  cadence: [{ number: 1, name: "第一批" }],
  reviewSteps: DEFAULT_REVIEW_SETTINGS,
  departmentDueWorkingDays: 10,
  quantityUnit: null,
  rateUnit: null,
  policyBasis: "某文",
  whoIsEntitled: "某人",
  expectedChannels: [],
};

describe("settings that do not fit together", () => {
  it("none, and they come back as they are", () =>
    expect(checkProgramSettings(settings)).toEqual({ ok: true, value: settings }));
  it.each<[SettingsFault, Partial<Record<keyof ProgramSettings, unknown>>]>([
    ["SETTING_MALFORMED", { name: "" }],
    ["SETTING_MALFORMED", { stages: [] }],
    ["SETTING_MALFORMED", { internetTermDays: Number.NaN }],
    ["REVIEW_MALFORMED", { reviewSteps: null }],
    ["REVIEW_TOO_MANY_PEOPLE", { reviewSteps: { ...DEFAULT_REVIEW_SETTINGS, minimumPeople: 9 } }],
    [
      "REVIEW_SHORT_WITHOUT_SECRECY",
      {
        reviewSteps: {
          ...DEFAULT_REVIEW_SETTINGS,
          shortPath: { minimumPeople: 2, proofReadings: 0, steps: ["FIRST", "FINAL"] },
        },
      },
    ],
    ["COLUMN_TWICE", { columns: [...settings.columns, { key: "name", label: "又" }] }],
    ["COLUMNS_WITHOUT_NAME", { columns: [{ key: "amount", label: "金额" }] }],
    ["COLUMNS_WITHOUT_AMOUNT", { columns: [{ key: "name", label: "户主" }] }],
    ["STAGE_TWICE", { stages: [RESULT, RESULT] }],
    ["NO_RESULT_STAGE", { stages: [BEFORE] }],
    [
      "BATCH_TWICE",
      {
        cadence: [
          { number: 1, name: "甲" },
          { number: 1, name: "乙" },
        ],
      },
    ],
    ["LIST_OF_SENSITIVE_ONLINE", { grade: "S" }],
    ["SS_ONLINE", { grade: "SS", publisher: "SUBDISTRICT", internetProfile: "TOTALS" }],
    ["SS_BELOW_STREET", { grade: "SS", internetProfile: "NOTHING" }],
    ["TELLING_PUBLIC_NAME", { grade: "S", internetProfile: "TOTALS", publicName: "残疾人补贴" }],
    ["TERM_SHORTER_THAN_PERIOD", { internetTermDays: 6 }],
    ["BOARD_EXPECTED", { expectedChannels: ["VILLAGE_BOARD"] }],
  ])("%s", (fault, change) => expect(checkProgramSettings({ ...settings, ...change })).toMatchObject({ fault }));
  it("every setting says when it counts", () =>
    expect(Object.keys(COUNTS_FOR).sort()).toEqual([...SETTING_NAMES].sort()));
});

describe("versions", () => {
  const coming = (number: number, effectiveFrom: string, changes: Partial<ProgramSettings>): ComingVersion => ({
    number,
    effectiveFrom,
    changes,
  });
  it("hold only what differs, whatever the order of keys", () => {
    expect(differenceOf(settings, { ...settings, stages: settings.stages.map((rule) => ({ ...rule })) })).toEqual({});
    expect(differenceOf(settings, { ...settings, retentionYears: 11 })).toEqual({ retentionYears: 11 });
  });
  it.each([
    ["nothing changes", [], coming(2, "2026-01-01", { retentionYears: 10 }), "NOTHING_CHANGES"],
    ["fits", [], coming(2, "2026-01-01", { retentionYears: 11 }), null],
    ["does not fit by itself", [], coming(2, "2026-01-01", { internetTermDays: 1 }), "TERM_SHORTER_THAN_PERIOD"],
    [
      "does not fit what is planned after it",
      [coming(2, "2026-02-01", { internetTermDays: 10 })],
      coming(3, "2026-01-01", { stages: [{ ...RESULT, periodLength: 20 }] }),
      "TERM_SHORTER_THAN_PERIOD",
    ],
    [
      "fits only after what is planned before it",
      [coming(2, "2026-01-01", { internetProfile: "TOTALS" })],
      coming(3, "2026-02-01", { grade: "S" }),
      null,
    ],
    [
      "and not before it",
      [coming(2, "2026-03-01", { internetProfile: "TOTALS" })],
      coming(3, "2026-02-01", { grade: "S" }),
      "LIST_OF_SENSITIVE_ONLINE",
    ],
  ] as const)("%s", (_name, planned, change, fault) =>
    expect(plannedFault(settings, planned, change)?.fault ?? null).toBe(fault),
  );
});

describe("what is under way", () => {
  const idle = { batches: 0, publicNotices: 0, unreleasedStages: [] };
  const today = { from: "2026-01-01", today: "2026-01-01" };
  const later = { from: "2026-02-01", today: "2026-01-01" };
  const ss = { ...settings, grade: "SS" as const };
  it.each<
    [
      string,
      ProgramSettings,
      Partial<ProgramSettings>,
      ProgramInUse,
      { from: string; today: string },
      InUseFault | null,
    ]
  >([
    ["an ordinary change, later", settings, { retentionYears: 11 }, { ...idle, batches: 3 }, later, null],
    ["N to S with notices out", settings, { grade: "S" }, { ...idle, batches: 1, publicNotices: 9 }, today, null],
    [
      "N to SS with notices out",
      settings,
      { grade: "SS" },
      { ...idle, publicNotices: 1 },
      today,
      "GRADE_TO_SS_WHILE_PUBLIC",
    ],
    ["N to SS with none", settings, { grade: "SS" }, { ...idle, batches: 1 }, today, null],
    ["N to SS later", settings, { grade: "SS" }, idle, later, "ONLY_FROM_TODAY"],
    ["SS to S with batches", ss, { grade: "S" }, { ...idle, batches: 1 }, today, "GRADE_FROM_SS"],
    ["SS to S without", ss, { grade: "S" }, idle, today, null],
    [
      "a stage goes while one waits",
      settings,
      { stages: [RESULT] },
      { ...idle, unreleasedStages: ["BEFORE_PAYMENT"] },
      today,
      "STAGE_IN_USE",
    ],
    [
      "a stage goes while the other waits",
      settings,
      { stages: [RESULT] },
      { ...idle, unreleasedStages: ["RESULT"] },
      today,
      null,
    ],
    ["a stage goes later", settings, { stages: [RESULT] }, idle, later, "ONLY_FROM_TODAY"],
  ])("%s", (_name, current, changes, inUse, when, fault) =>
    expect(inUseFault(current, changes, inUse, when)).toBe(fault),
  );
});

describe("how far an edition goes", () => {
  const reach = (grade: "N" | "S" | "SS", internetProfile: "NOTHING" | "TOTALS" | "MASKED_LIST", days: number) => ({
    grade,
    internetProfile,
    internetTermDays: days,
  });
  it.each([
    ["as submitted", reach("N", "MASKED_LIST", 30), reach("N", "MASKED_LIST", 30), reach("N", "MASKED_LIST", 30)],
    ["stricter now", reach("N", "MASKED_LIST", 30), reach("S", "NOTHING", 10), reach("S", "NOTHING", 10)],
    ["looser now", reach("S", "TOTALS", 10), reach("N", "MASKED_LIST", 30), reach("S", "TOTALS", 10)],
    ["each by itself", reach("S", "MASKED_LIST", 10), reach("N", "TOTALS", 30), reach("S", "TOTALS", 10)],
  ])("%s", (_name, submitted, now, is) => expect(reachOf(submitted, now)).toEqual(is));
  it("is the program's while it is a draft, and its own from then on", () => {
    const program = { ...settings, version: 3 };
    const frozen = freezeSettings(program);
    expect(settingsOf({ programSettings: null }, program)).toEqual(frozen);
    expect(settingsOf({ programSettings: frozen }, { ...program, publicName: "新名", version: 4 })).toEqual(frozen);
  });
});
