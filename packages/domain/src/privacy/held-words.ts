import { words } from "../sheet/words";

/** All wording of the answer a person takes along (本人信息查询结果), in the order of the paper. */
export const heldWords = {
  title: "本人信息查询结果",
  meta: (on: string, lines: number) => `查询日期 ${words.date(on)}　共${lines}条`,
  opening: (unit: string, name: string, on: string) =>
    `经核对本人身份证，${name}的下列信息截至${words.date(on)}留存在${unit}。身份证号本身不保存，只留一串算出来的指纹，看不出号码，本单也不印。`,
  nothing: "没有查到与这张身份证对得上的记录。",
  besides:
    "除上列各行外，姓名还在同一批的公示表、公开栏照片和清册脱敏留存件上，和这些行一起保存、一起清除。正在导入、还没有收下的清册不在内。",
  more: (lines: number) => `记录很多，本单只列最近的${lines}条。`,
  rights:
    "认为记录不准确的，可以带身份证和证明材料到窗口要求更正；受理后20个工作日内答复（个人信息保护法第四十五条、第四十六条，政府信息公开条例第四十一条）。",
  line: (index: number, title: string) => `${index}. ${title}`,
  where: "单位和行",
  whereText: (unit: string, group: string | null, seq: number) =>
    [unit, ...(group === null ? [] : [group]), `第${seq}行`].join("，"),
  name: "清册上的姓名",
  quantity: "面积（数量）",
  rate: "标准",
  money: "金额",
  moneyText: (due: string, paid: string, outcome: string) => `应发${due}元，实发${paid}元，${outcome}`,
  proposedText: (due: string) => `拟发${due}元`,
  outcome: { PAID: "已发放", RETURNED: "退回，没有发到", HELD: "暂缓发放" } as const,
  remark: "备注",
  edition: "版次",
  editionText: (number: number, state: string) => `第${number}版，${state}`,
  state: {
    DRAFT: "草稿，没有公开",
    IN_REVIEW: "审核中，没有公开",
    RETURNED: "退回修改，没有公开",
    APPROVED: "待发布，没有公开",
    RELEASED: "已发布",
    REPLACED: "已由后一版更正",
    WITHDRAWN: "已撤回",
    WITHHELD: "不公开",
  } as const,
  board: "公开栏",
  boardText: ({
    hungOn,
    periodEndsOn,
    sheets,
    over,
  }: {
    readonly hungOn: string | null;
    readonly periodEndsOn: string | null;
    readonly sheets: readonly string[];
    readonly over: boolean;
  }) =>
    [
      hungOn === null ? "还没有张贴" : `${words.date(hungOn)}张贴`,
      ...(periodEndsOn === null ? [] : [`张贴期到${words.date(periodEndsOn)}`]),
      ...(sheets.length === 0 ? [] : [`公示表${sheets.join("、")}`]),
      ...(over ? ["现在不再公开"] : []),
    ].join("，"),
  noBoard: "没有在公开栏公开",
  internet: "网上",
  internetText: {
    MASKED_LIST: "公开脱敏名单，姓名只显示一部分",
    TOTALS: "只公开合计，没有姓名",
    NOTHING: "不公开",
  } as const,
  minor: "未成年人",
  unnamed: "只计入合计，不写姓名",
  minorUntil: (month: string) => `留有满14周岁的月份（${month.slice(0, 4)}年${Number(month.slice(5, 7))}月），过后清除`,
  kept: "保存到",
  keptDraft: "没有公开过；一直没人接着办的，一年后清除",
  date: words.date,
  handledBy: "经办人：",
  receivedBy: "本人签收：",
  stamp: (unit: string) => `${unit}（盖章）`,
} as const;
