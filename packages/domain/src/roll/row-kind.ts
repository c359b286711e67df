/** Rows of a table that are not lines: totals, signatures, examples. */

export type TotalLevel = "GRAND" | "TOTAL" | "SUB";

const GRAND = /^(?:全(?:部|镇|街道?|区|市)|总)?(?:总计|总合计|合共|共计|总额|总和)/u;
const SUB =
  /^(?:本[页表组村社队]|(?:第?\d+页))?(?:小计|分计)|^本[页组社队](?:合计|总计|共计)|^(?:累计|页计|过次页|转次页|转下页|承前页|承上页|接上页|上页结转|结转下页)/u;
const TOTAL =
  /^(?:全部|全镇|全街道?|以上|本次|本表|本期|实发|实付|发放)?合计|^(?:金额|人民币)?[(]?大写(?:金额)?[)]?(?=[:：]|$)/u;
const PREFIXED = /^(.{1,24}?)(小计|合计|总计|共计)$/u;
const PLACE_END = /(?:组|社|村|区|队|会|页|批|镇|街道|户|场|坊|里|围|部)$/u;
/** What may follow the word: a colon, brackets, a count, an amount. */
const TAIL = /^(?:$|[:：(]|大写|小写|金额|人民币|[￥¥]|\d|共|[^]{0,2}[:：])/u;

/** The level of a total's label, or null when the text is no such label. `places`: names of units and groups met. */
export function totalLevel(text: string, places: ReadonlySet<string>): TotalLevel | null {
  const compact = text.replaceAll(" ", "");
  if (compact === "" || compact.length > 60) return null;
  for (const [pattern, level] of [
    [SUB, "SUB"],
    [GRAND, "GRAND"],
    [TOTAL, "TOTAL"],
  ] as const) {
    const found = pattern.exec(compact);
    if (found && TAIL.test(compact.slice(found[0].length))) return level;
  }
  const prefixed = PREFIXED.exec(compact.replace(/[:：]$/u, ""));
  if (prefixed?.[1] !== undefined && (PLACE_END.test(prefixed[1]) || places.has(prefixed[1]))) {
    return prefixed[2] === "总计" ? "TOTAL" : "SUB";
  }
  return null;
}

const STATISTIC =
  /^(?:总|每户|每人|每亩|户|人|亩)?(?:平均|均值)(?:数|值|额|每[户人亩])?(?:[:：]|$|金额|面积|补贴)|^[户人亩]均(?:[:：]|$|金额|补贴|面积)|^最[大小高低](?:值|额|数|金额)?[:：]?$|^(?:总|合计|发放|补贴|享受|涉及|成功|失败|退回)?(?:户数|人数|笔数|农户数|人次|户次)(?:合计|总计)?[:：]?$|^(?:占比|比例|比重|增减|增减额|同比|环比|差额|差异|上年数|去年数|计数|个数)[:：]?$|^其中[:：]|^(?:应发|应付|成功|失败|退回|退票|暂缓|未发|待发)(?:合计|小计|总计|金额)[:：]?$|^(?:退回|退票|成功|失败)[:：]?$|^(?:上[期年次]|本[期年次]|累计)?结余|手续费[:：]?$/u;

/** A row below the lines that says something about all of them: 平均, 户数, 其中：…. */
export const isStatistic = (text: string): boolean => STATISTIC.test(text.replaceAll(" ", ""));

const OFFICE =
  "制表|制单|填表|填报|编制|造册|造表|经办|审核|审批|审定|审查|复核|核对|会计|出纳|记账|负责|分管|主管|领导|签名|签字|签章|盖章|公章|监督|监委|代表|村委|理事|社长|组长|书记|主任|日期|年月日|联系|电话|单位|抄送|公示|报送|见证|领款|证明";
const SIGNED_LABEL = new RegExp(`(?:${OFFICE})[^:：]{0,12}[:：]`, "u");
const SIGNED_WORD = /签字|签名|签章|盖章|公章/u;
const SIGNED_ALONE =
  /^(?:制表|制单|填表|填报|编制|造册|经办|审核|审批|审定|复核|核对|记账)人?(?:员|签)?$|^(?:会计|出纳|负责人|单位负责人|分管领导|主管领导|村主任|村书记|理事长)$/u;

/** A label of those who sign, as it stands at the foot of a roll. */
export const isSignature = (text: string): boolean => {
  const compact = text.replaceAll(" ", "");
  return SIGNED_LABEL.test(compact) || SIGNED_WORD.test(compact) || SIGNED_ALONE.test(compact);
};

/** A row that shows how to fill the form in. Units called 示例… in demonstrations are not meant. */
export function isSample(texts: readonly string[], first: string): boolean {
  return (
    /^(?:例|示例|样例|范例|举例|填写示例|填报示例|样本)\d*[:：]?$/u.test(first.replaceAll(" ", "")) ||
    texts.some((text) =>
      /(?:此|该|本)行(?:为|是)?(?:样例|示例|范例|例子)|^(?:样例|范例|填写示例|填报示例)$|[(](?:样例|示例|范例|例)[)]$|^[(](?:样例|示例|范例|例)[)]/u.test(
        text.replaceAll(" ", ""),
      ),
    )
  );
}

/** Text at the foot that says nothing about a person. */
export const isNote = (text: string): boolean => {
  const compact = text.replaceAll(" ", "");
  return (
    /^(?:注|备注|说明|填表说明|填报说明|以下空白|以下无正文|此表|本表|特此|第?\d+页|附[:：件]|\d+[、.．])/u.test(
      compact,
    ) ||
    /\d{4}年\d{1,2}月|[:：。；、，]|补贴|补助|清册|发放|名单|公示/u.test(compact) ||
    compact.length > 24
  );
};
