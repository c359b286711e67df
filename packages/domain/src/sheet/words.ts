/** All wording on paper, in the order of the sheet. Screens have their own catalogue. */

type Stage = "BEFORE_PAYMENT" | "RESULT";
type RecipientKind = "HOUSEHOLD" | "PERSON" | "ORGANISATION";

const COUNTER: Readonly<Record<RecipientKind, string>> = { HOUSEHOLD: "户", PERSON: "人", ORGANISATION: "家" };
const PERIOD_NAME: Readonly<Record<Stage, string>> = { BEFORE_PAYMENT: "公示期", RESULT: "公开期" };
const PERIOD_UNIT = { DAYS: "日", WORKING_DAYS: "个工作日" } as const;
const AMOUNT_NAME: Readonly<Record<Stage, string>> = { BEFORE_PAYMENT: "拟发金额", RESULT: "实发金额" };

export const words = {
  // title and second line
  gatheredTitle: (subdistrict: string, years: string) => `${subdistrict}${years}年度惠农补贴汇总公开表`,
  yearSpan: (first: number, last: number) => (first === last ? `${first}` : `${first}—${last}`),
  publishedBy: (unit: string, community: string | null) => (community === null ? unit : `${unit}（${community}）`),
  number: (number: string) => `编号 ${number}`,
  edition: (number: number) => `第${number}版`,
  measures: (units: readonly string[]) => `单位：${units.join("、")}`,
  yuan: "元",
  page: (page: number, pages: number) => `第${page}页/共${pages}页`,
  annex: (number: number) => `附表${number}`,

  // preamble
  basis: (basis: string) => `发放依据：${basis}`,
  rateAndWho: (rate: string, who: string | null) =>
    [rate === "" ? null : `补贴标准：${rate}`, who === null || who === "" ? null : `补贴对象：${who}`]
      .filter((part) => part !== null)
      .join("。"),
  paid: (date: string | null, way: string | null) =>
    `发放时间和方式：${[date, way].filter((part) => part !== null && part !== "").join("，")}`,
  notYetPaid: "公示无异议后按程序发放，发放时间以实际到账为准",
  period: (stage: Stage, length: number, unit: "DAYS" | "WORKING_DAYS") =>
    `${PERIOD_NAME[stage]}：自张贴之日起${length}${PERIOD_UNIT[unit]}（张贴当日不计）`,
  audience: { EVERYONE: "公开范围：全社会", UNIT_MEMBERS: "公开范围：本社成员", NAMED_UNITS: "公开范围：指定单位" },
  periodLength: (length: number, unit: "DAYS" | "WORKING_DAYS") => `${length}${PERIOD_UNIT[unit]}`,
  sentence: (text: string) => (/[。！？]$/u.test(text) ? text : `${text}。`),
  date: (day: string) => {
    const [year = "", month = "", date = ""] = day.split("-");
    return `${year}年${Number(month)}月${Number(date)}日`;
  },

  // table
  counter: (kind: RecipientKind) => COUNTER[kind],
  minors: (count: number, kind: RecipientKind) => `未成年人，不具名（共${count}${COUNTER[kind]}）`,
  unnamedMinor: "未成年人，不具名",
  namesake: (name: string, group: string) => `${name}（${group}）`,
  outcome: { PAID: "", RETURNED: "退回", HELD: "暂缓" } as const,
  zero: (batch: string) => `本年度无发放对象${batch === "" ? "" : `（${batch}）`}`,
  pageSum: "本页小计",
  nothing: "—",

  // sums
  total: (parts: readonly string[]) => `合计：${parts.join("，")}`,
  totalCount: (count: number, kind: RecipientKind, organisations: number) =>
    `${count}${COUNTER[kind]}${organisations === 0 || kind === "ORGANISATION" ? "" : `（其中单位${organisations}个）`}`,
  totalQuantity: (quantity: string, unit: string) => `${quantity}${unit}`,
  totalAmount: (stage: Stage, figures: string, capitals: string) =>
    `${AMOUNT_NAME[stage]}${figures}元（大写：${capitals}）`,
  notPaid: (due: string, parts: readonly string[]) => `应发金额${due}元，其中：${parts.join("；")}，均未计入实发金额`,
  notPaidPart: (outcome: "RETURNED" | "HELD", count: number, kind: RecipientKind, amount: string) =>
    `${outcome === "RETURNED" ? "退回" : "暂缓发放"}${count}${COUNTER[kind]}、${amount}元`,

  // cover of a gathered sheet
  coverColumns: [
    { key: "seq", label: "序号" },
    { key: "program", label: "补贴项目" },
    { key: "batch", label: "批次" },
    { key: "stage", label: "环节" },
    { key: "edition", label: "版次" },
    { key: "count", label: "户/人数" },
    { key: "amount", label: "金额(元)" },
    { key: "period", label: "期限" },
    { key: "remark", label: "备注" },
  ] as const,
  coverProgramOfYear: (year: number, program: string) => `${year}年度${program}`,
  stage: { BEFORE_PAYMENT: "拟发放", RESULT: "发放结果" } as const,
  coverPreamble: "本单位应公开的惠农补贴项目、批次及发放情况汇总如下，各项明细见所附各表；无发放对象的一并列明",
  coverPeriod: (name: string, period: string) => `${name}：自张贴之日起${period}（张贴当日不计）`,
  coverPeriods: (name: string) => `${name}：按下表所列，均自张贴之日起算（张贴当日不计）`,
  periodName: PERIOD_NAME,
  periodNameOfBoth: "公示、公开期",
  coverZero: "本年度无发放对象",
  coverAnnex: (annex: string) => `详见${annex}`,
  coverCorrected: "已更正",
  coverTotal: (items: number, zeros: number) =>
    `合计：共${items}项，有发放对象${items - zeros}项，无发放对象${zeros}项`,
  coverPaid: (figures: string, capitals: string) => `实发金额合计${figures}元（大写：${capitals}）`,
  coverProposed: (figures: string, capitals: string) =>
    `拟发金额合计${figures}元（大写：${capitals}），尚未发放，未计入实发金额`,

  // correction
  correction: (edition: number, reason: string) =>
    `更正说明：本表为第${edition}版，更正内容和原因：${reason.replace(/[。；\s]+$/u, "")}。此前各版作废，以本版为准。`,

  // where to object
  objectHere: (unit: string, parts: readonly string[]) =>
    `对以上内容有疑问或异议的，可在公示、公开期内向${unit}反映${parts.length === 0 ? "" : `：${parts.join("，")}`}。`,
  phone: (phone: string) => `电话${phone}`,
  officeHours: (hours: string) => `办公时间${hours}`,
  address: (address: string) => `地址${address}`,
  advice: (department: string, phone: string) => `政策咨询：${department}${phone}`,
  supervision: (subdistrict: string, phone: string) => `监督电话：${subdistrict}${phone}`,
  cityLine: "12345政务服务便民热线",
  cityLineNumber: "12345",
  online: (site: string | null, address: string, code: string) =>
    `网上查询：${site === null || site === "" ? "" : `${site} `}${address}，短码${code}。`,

  // beside and under the code
  scan: "扫码核对是否为最新版",
  shortCode: (code: string) => `短码 ${code}`,
  fingerprint: (groups: string) => `校验码 ${groups}`,

  // signatures and stamps, filled in by hand
  madeBy: "制表/经办人：",
  checkedBy: "审核（单位负责人）：",
  watchedBy: "监督小组：",
  hungOn: "张贴日期：",
  takenDownOn: "撤下日期：",
  blankDate: "　　　　年　　月　　日",
  stamp: (unit: string) => `${unit}（盖章）`,

  // foot
  smallPrint: "严禁涂改，有误以更正版为准；请勿拍照上网传播。",
  /** In place of a character the font lacks. */
  missing: "〓",
  missingNote: (places: readonly string[]) =>
    `缺字说明：字库暂缺下列用字，表中以“〓”代替，以户籍登记用字为准：${places.join("；")}。`,
  missingInRow: (row: string, characters: string) => `序号${row}（${characters}）`,
  missingElsewhere: (characters: string) => `标题或说明文字（${characters}）`,
} as const;
