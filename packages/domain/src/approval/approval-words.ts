import type { SecrecyVerdict } from "../review/facts";
import type { ReviewCheck } from "../review/settings";

const STEPS: Readonly<Record<string, string>> = {
  FIRST: "初审",
  SECOND: "复审",
  FINAL: "终审",
  SECRECY: "保密审查",
};
const NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
const AUDIENCES = { EVERYONE: "全社会", UNIT_MEMBERS: "本社成员" } as const;
const PATHS = { FULL: "正常流程", SHORT: "简易流程（版式已知的新批次）", URGENT: "紧急公开" } as const;

/** All wording of the approval form, in the order of the paper. */
export const approvalWords = {
  title: (subdistrict: string) => `${subdistrict}信息公开审批表`,
  meta: (unit: string, edition: number, fingerprint: string | null) =>
    [`报送单位：${unit}`, `第${edition}版`, ...(fingerprint === null ? [] : [`校验码 ${fingerprint}`])].join("　"),
  contentTitle: "标题",
  unit: "报送单位",
  source: "信息来源",
  sourceOf: (file: string, name: string, at: string) => `发放清册“${file}”，${name}于${at}导入`,
  audience: "公开对象",
  audienceOf: (
    audience: "EVERYONE" | "UNIT_MEMBERS" | "NAMED_UNITS",
    units: readonly string[],
    outside: readonly string[],
  ) =>
    audience === "NAMED_UNITS"
      ? `指定单位：${units.join("、")}${outside.length === 0 ? "" : `（清册中的${outside.join("、")}不在公开范围，不发布）`}`
      : AUDIENCES[audience],
  profile: "公开方式",
  profileOf: {
    NOTHING: "村务公开栏张贴；网上不公布",
    TOTALS: "村务公开栏张贴；网上只公布合计",
    MASKED_LIST: "村务公开栏张贴；网上公布脱敏名单",
  } as const,
  basis: "公开依据",
  rateAndWho: "标准和对象",
  rateAndWhoText: (rate: string, who: string) => [rate, who].filter((part) => part !== "").join("；"),
  sums: "主要内容",
  sumsText: (
    units: number,
    recipients: number,
    quantity: string | null,
    due: string,
    paid: string,
    capitals: string,
    unpaid: readonly string[],
  ) =>
    [
      `涉及${units}个单位、${recipients}户（人）`,
      ...(quantity === null ? [] : [quantity]),
      `应发${due}元`,
      `实发${paid}元（大写：${capitals}）`,
      ...unpaid,
    ].join("，"),
  returned: (amount: string) => `退回${amount}元`,
  held: (amount: string) => `暂缓${amount}元`,
  control: "合计核对",
  noControl: "清册没有资金总额可以核对，明细已逐行相加",
  controlText: (total: string, difference: string | null, explanation: string | null) =>
    `资金总额${total}元，明细逐行相加${difference === null ? "相符" : `相差${difference}元`}${
      explanation === null ? "" : `；说明：${explanation}`
    }`,
  change: "更正说明",
  path: "审核流程",
  pathOf: (path: keyof typeof PATHS, reason: string | null) => `${PATHS[path]}${reason === null ? "" : `：${reason}`}`,
  submitted: "经办人",
  signed: ({ name, at }: { readonly name: string; readonly at: string }) => `${name}　${at}`,
  blankSigned: "　　　　　　　　　　年　　月　　日",
  stepName: (step: string, name: string | null) => name ?? STEPS[step] ?? step,
  check: {
    POLITICAL: "政治关",
    LEGAL: "法律关",
    POLICY: "政策关",
    SECRECY: "保密关",
    WORDING: "文字关",
  } as const satisfies Readonly<Record<ReviewCheck, string>>,
  /** The font has no ticked box. */
  box: (ticked: boolean, text: string) => `${ticked ? "√" : "□"} ${text}`,
  opinionBlank: "意见：",
  opinion: (verdict: "APPROVED" | "RETURNED", comment: string | null) =>
    `意见：${verdict === "APPROVED" ? (comment ?? "同意") : `退回修改。${comment ?? ""}`}`,
  secrecyOf: {
    PROACTIVE: "主动公开",
    ON_REQUEST: "依申请公开",
    NOT_PUBLIC: "不予公开",
  } as const satisfies Readonly<Record<SecrecyVerdict, string>>,
  secrecyReason: (reason: string | null, verdict: SecrecyVerdict | null) =>
    `理由：${reason ?? (verdict === "PROACTIVE" ? "不涉及国家秘密、工作秘密和不应公开的个人信息" : "")}`,
  signHere: "签名：　　　　　　　　　　年　　月　　日",
  signedHere: (who: string) => `签名：　　　　　　　　　　系统记录：${who}`,
  proofReading: (number: number) => `${NUMBERS[number - 1] ?? String(number)}校`,
  note: (note: string) => `（${note}）`,
  released: "发布",
  leader: "签发（单位负责人）：",
  handledBy: "公开专员：",
  stamp: (unit: string) => `${unit}（盖章）`,
} as const;
