import { words } from "../sheet/words";

/** All wording of the statement, in the order of the paper. */
export const statementWords = {
  title: "公示情况说明",
  meta: (edition: number, fingerprint: string | null, closedOn: string) =>
    [
      `第${edition}版`,
      ...(fingerprint === null ? [] : [`校验码 ${fingerprint}`]),
      `${words.date(closedOn)}公示结束`,
    ].join("　"),
  opening: (basis: string, title: string) => `根据${basis}，现将《${title}》的公示情况说明如下。`,
  extent: (
    units: number,
    from: string,
    to: string,
    period: string,
    recipients: number,
    amount: string,
    capitals: string,
  ) =>
    `一、公示范围和时间：在${units}个单位张贴公示，自${words.date(from)}起至${words.date(to)}止，各单位公示均满${period}（张贴当日不计）；共${recipients}户（人），拟发金额${amount}元（大写：${capitals}）。各单位起止日期见下表。`,
  objections: (count: number, note: string | null) =>
    count === 0
      ? "二、异议情况：公示期间没有收到异议。"
      : `二、异议情况：公示期间收到异议${count}件。处理结果：${words.sentence(note ?? "")}`,
  noChange: "三、公示内容变动：公示期间名单和金额没有变动。",
  correction: (number: number, on: string, reason: string) =>
    `三、公示内容变动：${words.date(on)}发布第${number}版更正并重新公示，原因：${words.sentence(reason)}`,
  changed: (added: number, removed: number, changed: number, before: string, after: string) =>
    `与第一次公示的名单相比，增加${added}行、减少${removed}行、变化${changed}行，拟发金额由${before}元变为${after}元。`,
  waived: (unit: string, reason: string) => `${unit}经批准免予公示，原因：${words.sentence(reason)}`,
  conclusion: (title: string) => `《${title}》公示期满，可按程序办理发放。`,
  columns: {
    seq: "序号",
    unit: "单位",
    recipients: "户/人数",
    amount: "拟发金额(元)",
    fromTo: "公示起止",
    where: "公示地点",
    proof: "佐证",
  } as const,
  fromTo: (from: string, to: string) => `${from.replaceAll("-", ".")}—${to.slice(5).replaceAll("-", ".")}`,
  where: "村务公开栏",
  otherChannel: "其他渠道",
  proof: { CODE: "照片扫码", CONFIRMED: "监督员核实" } as const,
  total: "合计",
  madeBy: (name: string) => `经办人（${name}）：`,
  checkedBy: "审核人：",
  leader: "单位负责人：",
  stamp: (unit: string) => `${unit}（盖章）`,
} as const;
