import type { Day } from "../calendar/day";
import { formatYuan, quantityText } from "../money/format-yuan";
import type { PublicTotals } from "../privacy/public-view";
import type { Stage } from "../program/program";
import { spokenCounted, spokenDay, spokenPhone, spokenQuantity, spokenYear, spokenYuan } from "../text/spoken-number";

/** What may be said of a notice off the board: names of nobody, and no more than its internet profile allows. */
export interface ShareFacts {
  readonly unitName: string;
  readonly subsidyYear: number;
  /** Neutral for sensitive programs. */
  readonly publicName: string;
  readonly batchName: string;
  readonly stage: Stage;
  readonly recipientKind: "HOUSEHOLD" | "PERSON" | "ORGANISATION";
  readonly quantityUnit: string | null;
  readonly isZero: boolean;
  /** As `publicTotals` gives them; null where the board alone shows them. */
  readonly totals: PublicTotals | null;
  /** The last day on the board, where it is known. */
  readonly periodEndsOn: Day | null;
  readonly phone: string | null;
  readonly officeHours: string | null;
  /** The page, without anybody's name in its address. */
  readonly url: string;
}

/** What a loudspeaker says in a minute, read calmly. */
export const SCRIPT_MOST = 240;

const COUNTERS = { HOUSEHOLD: "户", PERSON: "人", ORGANISATION: "家" } as const;
const WHAT = {
  RESULT: { title: "发放结果", posted: "已在村务公开栏张贴", amount: "实发" },
  BEFORE_PAYMENT: { title: "拟发放名单", posted: "正在村务公开栏公示", amount: "拟发" },
} as const satisfies Record<Stage, object>;

/** `12月5日`. */
const dayText = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

function figures(facts: ShareFacts): string | null {
  if (facts.totals?.kind !== "SHOWN") return null;
  if (facts.isZero) return "本单位没有发放对象（零报告）";
  const { recipients, quantityMilli, paidFen } = facts.totals.totals;
  return [
    `共${recipients}${COUNTERS[facts.recipientKind]}`,
    ...(facts.quantityUnit !== null && quantityMilli > 0
      ? [`${quantityText(quantityMilli)}${facts.quantityUnit}`]
      : []),
    `${WHAT[facts.stage].amount}${formatYuan(paidFen)}元`,
  ].join("，");
}

const head = (facts: ShareFacts): string =>
  `${facts.subsidyYear}年度${facts.publicName}（${facts.batchName}）${WHAT[facts.stage].title}`;

/** Ready to paste into the village's group: what, how much in sum, where it hangs, where to look, whom to ask. */
export function groupText(facts: ShareFacts): string {
  const sums = figures(facts);
  return [
    `【${facts.unitName}】${head(facts)}${WHAT[facts.stage].posted}。`,
    ...(sums === null ? [] : [`${sums}。`]),
    `名单请到公开栏看${facts.periodEndsOn === null ? "" : `，张贴到${dayText(facts.periodEndsOn)}`}。`,
    `网上查询：${facts.url}`,
    ...(facts.phone === null
      ? []
      : [`有疑问请打${facts.phone}${facts.officeHours === null ? "" : `（${facts.officeHours}）`}。`]),
    "请勿拍名单发到群里。",
  ].join("\n");
}

/** Lines of the picture, largest first; the same facts as the text. */
export interface ShareLines {
  readonly unit: string;
  readonly title: readonly string[];
  readonly figures: string;
  readonly where: string;
  readonly ask: string | null;
}

export function shareLines(facts: ShareFacts): ShareLines {
  return {
    unit: facts.unitName,
    title: [`${facts.subsidyYear}年度${facts.publicName}`, `（${facts.batchName}）${WHAT[facts.stage].title}`],
    figures: figures(facts) ?? "发放情况请到公开栏查看",
    where: `${WHAT[facts.stage].posted}${facts.periodEndsOn === null ? "" : `，到${dayText(facts.periodEndsOn)}`}`,
    ask: facts.phone === null ? null : `有疑问请打 ${facts.phone}`,
  };
}

/**
 * What the loudspeaker reads: about a minute, numbers as they are spoken. Sentences that do not fit are left out, the
 * least needed first; the first one always stands.
 */
export function loudspeakerScript(facts: ShareFacts): string {
  const what = `${facts.unitName}${spokenYear(facts.subsidyYear)}年度${facts.publicName}${spokenBatch(facts.batchName)}，${WHAT[facts.stage].title}`;
  const sentences: readonly (readonly [need: number, text: string | null])[] = [
    [2, "各位村民请注意。"],
    [0, `${what}，${WHAT[facts.stage].posted}。`],
    [3, spokenFigures(facts)],
    [1, "请大家到公开栏看一看，核对自己的姓名和金额。"],
    [4, facts.periodEndsOn === null ? null : `张贴到${spokenDay(facts.periodEndsOn)}。`],
    [2, facts.phone === null ? "有疑问请到本单位反映。" : `有疑问请打电话：${spokenPhone(facts.phone)}。`],
    [6, facts.phone === null ? null : `再报一遍电话：${spokenPhone(facts.phone)}。`],
    [5, "不方便到场的，请家里人帮忙看。"],
  ];
  const chosen = new Set<number>();
  let length = 0;
  const byNeed = sentences.map(([need], index) => ({ need, index })).toSorted((a, b) => a.need - b.need);
  for (const { index } of byNeed) {
    const text = sentences[index]![1];
    if (text === null || (length + text.length > SCRIPT_MOST && length > 0)) continue;
    length += text.length;
    chosen.add(index);
  }
  return sentences.flatMap(([, text], index) => (chosen.has(index) ? [text!] : [])).join("");
}

/** 第1批 is read 第一批. */
const spokenBatch = (name: string): string =>
  name.replace(/\d+/g, (number) =>
    number.length === 4 ? spokenYear(Number(number)) : spokenCounted(Number(number), ""),
  );

function spokenFigures(facts: ShareFacts): string | null {
  if (facts.totals?.kind !== "SHOWN") return null;
  if (facts.isZero) return "本单位这一次没有发放对象。";
  const { recipients, quantityMilli, paidFen } = facts.totals.totals;
  const quantity =
    facts.quantityUnit !== null && quantityMilli > 0 ? `，${spokenQuantity(quantityMilli)}${facts.quantityUnit}` : "";
  return `一共${spokenCounted(recipients, COUNTERS[facts.recipientKind])}${quantity}，${WHAT[facts.stage].amount}${spokenYuan(paidFen)}。`;
}
