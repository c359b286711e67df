import { DEFAULT_REVIEW_SETTINGS } from "@gongshi/domain/review/settings";
import type { Prisma } from "@gongshi/usecases/generated/client/client";

type DemoProgram = Omit<Prisma.ProgramUncheckedCreateInput, "id" | "subdistrictId" | "departmentId"> & {
  readonly department: string;
};

const LAND_COLUMNS = [
  { key: "seq", label: "序号" },
  { key: "group", label: "组别" },
  { key: "name", label: "户主姓名" },
  { key: "quantity", label: "补贴面积（亩）" },
  { key: "rate", label: "标准（元/亩）" },
  { key: "amount", label: "金额（元）" },
  { key: "remark", label: "备注" },
];

const PERSON_COLUMNS = [
  { key: "seq", label: "序号" },
  { key: "name", label: "姓名" },
  { key: "quantity", label: "月数" },
  { key: "rate", label: "标准（元/月）" },
  { key: "amount", label: "金额（元）" },
  { key: "remark", label: "备注" },
];

/** Four programs of different grades, publishers and periods. */
export const PROGRAMS: readonly DemoProgram[] = [
  {
    code: "A-GDDL",
    department: "农业农村局",
    name: "耕地地力保护补贴",
    publicName: "耕地地力保护补贴",
    grade: "N",
    recipientKind: "HOUSEHOLD",
    publisher: "COOPERATIVE",
    internetProfile: "MASKED_LIST",
    expectedChannels: ["WECHAT_GROUP"],
    internetTermDays: 365,
    retentionYears: 10,
    columns: LAND_COLUMNS,
    stages: [
      { stage: "BEFORE_PAYMENT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 },
      { stage: "RESULT", periodLength: 7, periodUnit: "WORKING_DAYS", postWithinWorkingDays: 10 },
    ],
    cadence: [{ number: 1, name: "第一批" }],
    reviewSteps: DEFAULT_REVIEW_SETTINGS,
    quantityUnit: "亩",
    rateUnit: "元/亩",
    policyBasis: "耕地地力保护补贴资金发放工作的通知（示例文号）",
    whoIsEntitled: "承包耕地并保护地力的农户",
  },
  {
    code: "B-ZLBT",
    department: "农业农村局",
    name: "实际种粮农民一次性补贴",
    publicName: "实际种粮农民一次性补贴",
    grade: "N",
    recipientKind: "HOUSEHOLD",
    publisher: "COOPERATIVE",
    internetProfile: "TOTALS",
    internetTermDays: 365,
    retentionYears: 10,
    columns: LAND_COLUMNS,
    stages: [{ stage: "RESULT", periodLength: 5, periodUnit: "DAYS", postWithinWorkingDays: 10 }],
    cadence: [
      { number: 1, name: "早造" },
      { number: 2, name: "晚造" },
      { number: 3, name: "补发" },
    ],
    // Chosen here, so that the demo has the urgent path.
    reviewSteps: { ...DEFAULT_REVIEW_SETTINGS, urgentHours: 24 },
    quantityUnit: "亩",
    rateUnit: "元/亩·造",
    policyBasis: "实际种粮农民一次性补贴实施方案（示例文号）",
    whoIsEntitled: "当造实际种植水稻的农户",
  },
  {
    code: "C-CJBT",
    department: "公共服务办公室",
    name: "残疾人两项补贴",
    publicName: "民政惠民补助（二类）",
    grade: "S",
    recipientKind: "PERSON",
    publisher: "COMMUNITY",
    internetProfile: "TOTALS",
    internetTermDays: 180,
    retentionYears: 10,
    columns: PERSON_COLUMNS,
    stages: [{ stage: "RESULT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 10 }],
    cadence: [
      { number: 1, name: "第一季度" },
      { number: 2, name: "第二季度" },
      { number: 3, name: "第三季度" },
      { number: 4, name: "第四季度" },
    ],
    reviewSteps: DEFAULT_REVIEW_SETTINGS,
    quantityUnit: "月",
    rateUnit: "元/月",
    rollRules: { inTwoUnits: "ERROR" },
    policyBasis: "民政惠民补助管理办法（示例文号）",
    whoIsEntitled: "经审定符合条件的居民",
  },
  {
    code: "D-ETFL",
    department: "公共服务办公室",
    name: "孤儿基本生活费",
    publicName: "儿童福利补助",
    grade: "SS",
    recipientKind: "PERSON",
    publisher: "SUBDISTRICT",
    internetProfile: "NOTHING",
    internetTermDays: 1,
    retentionYears: 10,
    columns: PERSON_COLUMNS,
    stages: [{ stage: "RESULT", periodLength: 3, periodUnit: "DAYS", postWithinWorkingDays: 10 }],
    cadence: [{ number: 1, name: "全年" }],
    reviewSteps: DEFAULT_REVIEW_SETTINGS,
    quantityUnit: "月",
    rateUnit: "元/月",
    policyBasis: "儿童福利补助管理办法（示例文号）",
    whoIsEntitled: "经审定符合条件的儿童",
  },
];
