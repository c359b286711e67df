import type { Day } from "../calendar/day";
import type { CorrectionStep } from "../correction/standing";
import type { LinePart } from "../correction/line-values";
import type { SheetToWrite } from "../roll/rejected-rows";

/** One row of the register as an inspection is given it: nobody's name, and no words that might hold one. */
export interface RegisterRow {
  /** As it is written: 2026年11月2日 10:05. */
  readonly at: string;
  readonly unitName: string;
  readonly kind: "ARCHIVE" | "OWN_DATA" | "CORRECTION";
  readonly found: number;
  readonly corrections: readonly {
    readonly parts: readonly LinePart[];
    readonly step: CorrectionStep;
    readonly edition: number | null;
    readonly takenOn: Day;
    readonly dueOn: Day;
    readonly answeredOn: Day | null;
    readonly late: boolean;
  }[];
}

const HEADINGS = [
  "序号",
  "登记时间",
  "单位",
  "事由",
  "查到（条）",
  "要求更正的内容",
  "受理日期",
  "答复期限",
  "办理情况",
  "更正版次",
  "答复日期",
  "是否逾期",
] as const;

const KINDS: Readonly<Record<RegisterRow["kind"], string>> = {
  ARCHIVE: "查阅留存",
  OWN_DATA: "查本人的信息",
  CORRECTION: "要求更正本人的信息",
};

const PARTS: Readonly<Record<LinePart, string>> = {
  name: "姓名",
  group: "组别",
  quantityMilli: "面积（数量）",
  dueFen: "应发金额",
  paidFen: "实发金额",
  outcome: "发放结果",
  remark: "备注",
};

const STEPS: Readonly<Record<CorrectionStep, string>> = {
  RECEIVED: "待办理",
  BEING_CORRECTED: "更正中",
  CORRECTED: "已更正",
  DROPPED: "更正未保留",
  REFUSED: "不予更正",
  WITHDRAWN: "本人撤回",
};

/** 查阅登记簿: a row a query, and one for each further request that was made in it. */
export function registerTable(rows: readonly RegisterRow[]): SheetToWrite {
  const cells = rows.flatMap((row, index) => {
    const own = [index + 1, row.at, row.unitName, KINDS[row.kind], row.found];
    const requests = row.corrections.map((request) => [
      request.parts.length === 0 ? "其他内容" : request.parts.map((part) => PARTS[part]).join("、"),
      request.takenOn,
      request.dueOn,
      STEPS[request.step],
      request.edition === null ? "" : `第${request.edition}版`,
      request.answeredOn ?? "",
      request.late ? "逾期" : "",
    ]);
    return (requests.length === 0 ? [[]] : requests).map((request) => [...own, ...request]);
  });
  return {
    name: "查阅登记簿",
    merges: [],
    rows: [[...HEADINGS], ...cells].map((row) =>
      row.map((value) => ({ value, kind: typeof value === "number" ? ("number" as const) : ("text" as const) })),
    ),
  };
}
