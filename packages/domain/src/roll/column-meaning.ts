/**
 * What a column's heading means. The words are those found in rolls of many offices; a heading that fits none of them
 * is unknown, and unknown is asked about rather than guessed when something essential is missing.
 */
import type { ExtraColumn } from "./roll";

export type Person = "beneficiary" | "person" | "payee" | "head";

export type Meaning =
  | { readonly is: "name"; readonly of: Person }
  | { readonly is: "identity"; readonly of: Person | null }
  | { readonly is: "money"; readonly as: "amount" | "due" | "paid" | "part" }
  | { readonly is: "extra"; readonly key: ExtraColumn }
  | {
      readonly is:
        | "seq"
        | "creditCode"
        | "unit"
        /** 经济社: below a village or 经联社 it is a group, by itself it is the unit. */
        | "economicSociety"
        | "unitCode"
        | "village"
        | "community"
        | "group"
        | "quantity"
        | "rate"
        | "status"
        | "failure"
        | "remark"
        | "ignored";
    };

/** A heading with what stands in brackets apart: `补贴面积（亩）` → 补贴面积 + 亩. */
export interface Heading {
  readonly text: string;
  readonly inBrackets: string;
}

export function heading(text: string): Heading {
  const compact = text
    .normalize("NFKC")
    .replace(/[\s*＊★:：]/gu, "")
    .replaceAll("帐", "账");
  const inBrackets = [...compact.matchAll(/[([【〔]([^)\]】〕]*)[)\]】〕]?/gu)]
    .map((match) => match[1] ?? "")
    .join(" ");
  return {
    text: compact.replace(/[([【〔][^)\]】〕]*[)\]】〕]?/gu, "").replace(/[、,，.。;；/\\-]+$/u, ""),
    inBrackets,
  };
}

/** A leaf that says nothing without what stands above it. */
const WEAK = /^(?:合计|小计|总计|早造|晚造|早稻|晚稻|姓名|名称|号码|其中|其他|上半年|下半年)$/u;

const PART =
  /中央|省级|待发|未发|补发|扣回|省财政|市级|市财政|县级|区级|镇级|街道级|配套|其中|早造|晚造|早稻|晚稻|上半年|下半年|季度|[0-9一二三四五六七八九十]月|上年|往年|历年|累计|结余|预拨|已拨/u;

const RULES: ReadonlyArray<readonly [RegExp, (text: string, all: string) => Meaning | null]> = [
  [/^(?:序号?|编号|行号|户序|NO\.?|№|#)$/iu, () => ({ is: "seq" })],
  [
    /(?:残疾|土地|承包|经营权|林权|不动产|房产|军人|退役|医保|学生|出生)[^身]*证|类型|类别|证件种类/u,
    () => ({ is: "ignored" }),
  ],
  [/关系|年龄|性别|民族|出生|年纪|籍贯|地址|住址|坐落|日期|时间/u, () => ({ is: "ignored" })],
  [/身份证|身份号|公民身份|证件号|居民证/u, (_, all) => ({ is: "identity", of: personOf(all) })],
  [/^(?:证号|ID号?码?)$/iu, (_, all) => ({ is: "identity", of: personOf(all) })],
  [/信用代码|组织机构代码/u, () => ({ is: "creditCode" })],
  [
    /签名|签字|签收|签章|盖章|指模|手印|代领|代办|监护|委托|联系人|经办|配偶|成员姓名|制表|审核人|法人|法定代表/u,
    () => ({ is: "ignored" }),
  ],
  [
    /^(?:账户|开户|收款|银行|卡)?(?:户名|人名称?|户姓名|户名称)$|^(?:账户|开户)名称$|持卡人|开户人|开户名/u,
    () => ({ is: "name", of: "payee" }),
  ],
  [/账号|账户|卡号|一卡通|存折|社保卡|银行卡|折号/u, () => ({ is: "ignored" })],
  [/开户|^银行|网点|行号|联行|行别/u, () => ({ is: "ignored" })],
  [/电话|手机|联系方式/u, () => ({ is: "ignored" })],
  [/失败原因|退回原因|退票原因|未成功原因/u, () => ({ is: "failure" })],
  [
    /(?:状态|结果)$|(?:发放|支付|兑付|拨付|到账|入账|打卡)情况$|是否(?:成功|发放|到账|支付|入账)/u,
    () => ({ is: "status" }),
  ],
  [/^备注|^附注|^说明$|备注$/u, () => ({ is: "remark" })],
  [/(?:单位|村|社|社区|机构|区划)(?:编码|代码|编号|代号)$/u, () => ({ is: "unitCode" })],
  [
    /(?:单价|销售价|售价|购机价格|价格)/u,
    (text) => (/补贴/u.test(text) ? { is: "rate" } : { is: "extra", key: "unitPrice" }),
  ],
  [/扣除面积|排除|核减|不予补贴|非农|退出面积/u, () => ({ is: "extra", key: "excludedArea" })],
  [/扣款|代扣|抵扣|扣缴|扣减|扣回/u, () => ({ is: "ignored" })],
  [/标准|单台补贴|单位补贴|补贴系数|定额|^每[亩人户台月]/u, () => ({ is: "rate" })],
  [/面积|亩数|数量|月数|台数|人数|人口|株数|头数|户数|天数|吨数/u, quantityMeaning],
  [/型号|规格/u, () => ({ is: "extra", key: "model" })],
  [/产品|机具|品目/u, (text) => (/金额|补贴/u.test(text) ? null : { is: "extra", key: "product" })],
  [
    /金额|资金|补贴款|补贴额|补助款|补助额|款额|总额|总补贴|应发|实发|应补|实补|应付|实付|发放数|发放额|津贴额|补贴合计|补贴小计|合计补贴/u,
    moneyMeaning,
  ],
  [/人数|户数|村数/u, () => ({ is: "quantity" })],
  [
    /(?:享受|受益|受助|申请|申领|领补)(?:补贴|补助)?(?:人|者|对象|农户|户)(?:姓名|名称|名)?$|^(?:补贴|补助|发放|保障|救助|奖扶|扶持)?对象(?:姓名|名称|名)?$|老人(?:姓名)?$|^残疾人(?:姓名)?$|^儿童(?:姓名)?$/u,
    () => ({ is: "name", of: "beneficiary" }),
  ],
  [/收款|领款|领取人|领补/u, () => ({ is: "name", of: "payee" })],
  [/户主|农户|承包方|承包人|家庭代表/u, () => ({ is: "name", of: "head" })],
  [
    /组织名称|单位名称|发放单位|公示单位|所属单位|^(?:所[在属])?(?:股份合作经济联合社|经济联合社|经联社|联合社|合作社|股份社|集体经济组织|单位|社名)(?:名称?)?$/u,
    () => ({ is: "unit" }),
  ],
  [/^(?:所[在属])?(?:股份合作)?经济社(?:名称?)?$/u, () => ({ is: "economicSociety" })],
  [
    /姓名|^名称$|^名字$|种植?粮?(?:户|者|大户)|种粮农民|购[买机][者人]|经营主体|种植主体|主体名称|农民$|移民$/u,
    () => ({ is: "name", of: "person" }),
  ],
  [/(?:村民|居民)?小?组(?:别|名|号|名称)?$|^社别?$|生产队|^队别?$|自然村|^村组$|村小组|^屯$/u, () => ({ is: "group" })],
  [
    /^(?:所[在属])?(?:镇|乡|街道|镇街|乡镇|县|市|区|县区|省|地区|镇区|乡镇街道)(?:名称?|别)?$/u,
    () => ({ is: "ignored" }),
  ],
  [/^(?:所[在属])?(?:社区|居委会?|社区居委会|居民委员会|社区居民委员会)(?:名称?)?$/u, () => ({ is: "community" })],
  [
    /^(?:户籍)?(?:所[在属])?(?:行政)?村(?:级|庄|屯)?(?:名称?|单位|组织|委会?|民委员会|别|居|社区|社|居委会|委会名称)?(?:名称)?$|^村[/、或和及]/u,
    () => ({ is: "village" }),
  ],
  [
    /(?:补贴|补助|津贴|奖励|慰问金|扶助金|生活费|低保金|救助金|奖励金|生活补助费)$|^(?:合计|小计|总计)$/u,
    (_, all) => (/面积|亩/u.test(all) ? { is: "quantity" } : moneyMeaning(all, all)),
  ],
];

function personOf(text: string): Person | null {
  if (/享受|受益|受助|对象|申请人|老人/u.test(text)) return "beneficiary";
  if (/收款|领款|领取|账户名|开户|持卡|^户名/u.test(text)) return "payee";
  if (/户主|农户|承包/u.test(text)) return "head";
  return null;
}

function quantityMeaning(text: string, all: string): Meaning | null {
  if (/金额|资金/u.test(text)) return null;
  if (/确权|承包|合同|二轮/u.test(text)) return { is: "extra", key: "contractedArea" };
  if (/早造|早稻/u.test(all)) return { is: "extra", key: "earlyArea" };
  if (/晚造|晚稻/u.test(all)) return { is: "extra", key: "lateArea" };
  return { is: "quantity" };
}

function moneyMeaning(text: string, all: string): Meaning {
  if (PART.test(text) || /早造|晚造|早稻|晚稻/u.test(all)) return { is: "money", as: "part" };
  if (/实际?(?:发|补|付|领|兑|支|拨|得)|已(?:发|付)/u.test(all)) return { is: "money", as: "paid" };
  if (/应(?:发|补|付|领|兑|得|享受)/u.test(all)) return { is: "money", as: "due" };
  return { is: "money", as: "amount" };
}

/**
 * The meaning of a column whose heading consists of the given parts, from the top row down; null when unknown.
 * The lowest part decides, unless it says nothing by itself; the parts above tell whose and which.
 */
export function columnMeaning(parts: readonly string[]): Meaning | null {
  const headings = parts.map(heading).filter((part) => part.text !== "" || part.inBrackets !== "");
  const leaf = headings.at(-1);
  if (leaf === undefined) return null;
  const all = headings.map((part) => part.text).join("");
  const whole = headings.map((part) => `${part.text}${part.inBrackets}`).join("");
  if (/元\/|\/元/u.test(leaf.inBrackets) && /标准|补贴|单价|额度/u.test(all)) return { is: "rate" };
  const alone = WEAK.test(leaf.text) ? null : byRules(leaf.text, whole);
  return alone ?? byRules(all, whole);
}

function byRules(text: string, whole: string): Meaning | null {
  if (text === "" || text.length > 30) return null;
  for (const [pattern, meaning] of RULES) {
    const found = pattern.test(text) ? meaning(text, whole) : null;
    if (found !== null)
      return found.is === "name" && found.of === "person" ? { is: "name", of: personOf(whole) ?? "person" } : found;
  }
  return null;
}

/** Words that only a header row has; a cheap test before the dear one. */
export const HEADER_WORD =
  /姓名|户主|农户|收款|领款|享受|对象|金额|身份证|证件|实发|应发|补贴|补助|津贴|种粮|购机|购买者|名称|资金|合计/u;
