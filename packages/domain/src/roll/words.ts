/** What the reader has to say, in the words of the person who holds the file. Nothing here names a recipient. */
import { formatYuan } from "../money/format-yuan";
import { MONEY_UNIT_WORDS } from "../money/money-unit";
import type { MappingQuestion, RejectReason, RollWarning, Unreadable } from "./roll";

export const UNREADABLE_WORDS: Readonly<Record<Unreadable, string>> = {
  EMPTY: "文件是空的，没有任何内容。",
  TRUNCATED: "文件不完整，可能没有传完或已损坏，请重新导出后再试。",
  ENCRYPTED: "文件加了密码，请取消密码后另存再试。",
  OTHER_FORMAT: "这不是 .xlsx、.xls 或 .csv 表格文件。",
  NO_HEADER: "没有找到表头：清册至少要有姓名和金额两列。",
  TOO_LARGE: "文件太大，超出可以处理的范围。",
};

/** The fault and the remedy. */
export const REJECT_WORDS: Readonly<Record<RejectReason, string>> = {
  NAME_MISSING: "没有姓名，请补上",
  NAME_CARRIES_NUMBER: "姓名里混有证件、卡号或电话号码，请只留姓名",
  NAME_TOO_LONG: "姓名太长，请只留姓名",
  ID_MISSING: "没有身份证号，请补上",
  ID_LENGTH: "身份证号位数不对，请核对",
  ID_CHARACTERS: "身份证号里有数字和X以外的字符，请按证件填写",
  ID_CHECK_DIGIT: "身份证号校验位不对，请核对证件",
  ID_BIRTH_DATE: "身份证号里的出生日期不存在，请核对证件",
  ID_STORED_AS_NUMBER: "身份证号按数字保存，末几位已丢失；请把该列设为文本后重新填写",
  AMOUNT_MISSING: "没有金额，请补上",
  AMOUNT_UNREADABLE: "金额看不懂，请只填数字",
  AMOUNT_NEGATIVE: "金额是负数，请核对",
  AMOUNT_TOO_LARGE: "金额过大，请核对",
  FORMULA_ERROR: "公式出错或没有结果，请改成数值",
  OUTCOME_UNREADABLE: "看不出是否已发放，请写明成功、退回或暂缓",
  ALREADY_IN_DRAFT: "草稿里已有这个人的明细，没有重复加入；确是另一笔的，请用整册替换草稿",
  ALREADY_MENDED: "这一行已经补充进草稿，没有重复加入",
  IDENTITY_TWICE: "同一个身份证号在本单位出现不止一次，本项目不允许，请核对后只留一行",
  PERSON_IN_TWO_UNITS: "同一个身份证号在两个单位都有，本项目不允许，请核对后只留一处",
};

type Details = RollWarning["details"];
const yuan = (value: string | number | undefined): string => formatYuan(Number(value ?? 0));

const WARNING_WORDS: Readonly<Record<RollWarning["kind"], (details: Details) => string>> = {
  HIDDEN_ROW: ({ count }) => `从这一行起有 ${count} 行被隐藏，已照常读入，请确认`,
  HIDDEN_SHEET: () => "隐藏的工作表没有计入",
  HIDDEN_COLUMN: ({ column }) => `${column} 列被隐藏，已照常使用，请确认`,
  SUMMARY_SHEET_SKIPPED: () => "这张表是汇总或重复，没有再次计入",
  SHEET_WITHOUT_ROLL: () => "这张表不是发放清册，没有计入",
  TABLE_SKIPPED: () => "从这一行起的表不是发放清册（例如汇总），没有计入",
  SAMPLE_ROW_SKIPPED: () => "示例行没有计入",
  DUPLICATE_IDENTITY: ({ firstSheet, first }) => `与“${firstSheet}”第 ${first} 行是同一个身份证号，请核对是否重复`,
  SAME_PERSON_TWO_UNITS: ({ firstSheet, first }) => `与“${firstSheet}”第 ${first} 行是同一个身份证号，但在不同单位`,
  UNKNOWN_AREA_CODE: ({ count }) => `有 ${count} 个身份证号的地区代码不认识，请留意`,
  OLD_IDENTITY_NUMBER: ({ count }) => `有 ${count} 个15位旧身份证号，无法校验，请留意`,
  IDENTITY_OWNER_UNCERTAIN: () => "一行有几个人，身份证号只有一列，请确认属于要公开的人",
  NO_IDENTITY_COLUMN: () => "没有身份证号列，无法查重，也无法识别未成年人",
  NAME_LIKE_TOTAL: ({ label, as }) =>
    `这一行有序号，姓名写着“${label}”，已按${as === "PERSON" ? "人" : "合计"}读入，请确认`,
  DECEASED_OR_ON_BEHALF: () => "备注提到去世或代领，请确认公开谁的姓名",
  AMOUNT_DIFFERS_FROM_RATE: ({ count }) => `有 ${count} 行金额与数量乘标准相差超过 1 元，从这一行起`,
  AMOUNT_ROUNDED: ({ count }) => `有 ${count} 行金额超过两位小数，已四舍五入到分`,
  ZERO_AMOUNT: () => "金额为 0，请确认",
  PAID_DIFFERS_FROM_DUE: ({ count }) => `有 ${count} 行实发与应发不同，以实发为准`,
  QUANTITY_UNREADABLE: () => "面积或数量看不懂，已留空",
  SUBTOTAL_DIFFERS: ({ printedFen, summedFen }) => `小计为 ${yuan(printedFen)} 元，逐行相加为 ${yuan(summedFen)} 元`,
  SUMMARY_DIFFERS: ({ printedFen, summedFen }) => `汇总表为 ${yuan(printedFen)} 元，逐行相加为 ${yuan(summedFen)} 元`,
  UNIT_FILLED_DOWN: ({ count }) => `有 ${count} 行没写单位，按上一行读入，请确认`,
  NAMESAKES_WITHOUT_IDENTITY: ({ count }) =>
    `有 ${count} 组同组同名、没有身份证号的明细，每组按一户（人）计；如是不同的人，请补身份证号`,
  REMARK_NOT_PUBLISHED: ({ count }) => `有 ${count} 条备注不在可公开的范围内，不会公开`,
};

export const warningWords = (warning: Pick<RollWarning, "kind" | "details">): string =>
  WARNING_WORDS[warning.kind](warning.details);

const ASKS: Readonly<Record<MappingQuestion["asks"], string>> = {
  name: "哪一列是要公开的姓名",
  identity: "哪一列身份证号属于要公开的人",
  amount: "哪一列是发放金额",
  moneyUnit: "金额的单位是元、千元还是万元",
};

/** The question, and what each answer would give. */
export function questionWords(question: MappingQuestion): string {
  const choices = question.choices.map(({ letter, label, moneyUnit, lines, paidFen, thenAsks }) => {
    const name =
      moneyUnit === null ? (letter === null ? "没有这一列" : `${letter} 列“${label}”`) : MONEY_UNIT_WORDS[moneyUnit];
    return `${name}${thenAsks === null ? `为 ${lines} 行、${formatYuan(paidFen)} 元` : "还须再指定一列"}`;
  });
  const given = choices.length === 0 ? "" : `（${choices.join("；")}）`;
  return `工作表“${question.sheet}”第 ${question.headerRow} 行的表头看不出${ASKS[question.asks]}，请在导入页面上指定${given}。`;
}
