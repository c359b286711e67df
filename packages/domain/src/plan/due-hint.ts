import { chineseNumber } from "../text/chinese-number";
import type { DueHint } from "./plan";

const N = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const date = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The first time limit that a plan's item states in words, as a proposal. `year`: the plan's. */
export function dueHint(text: string, year: number): DueHint | null {
  return byDate(text, year) ?? afterIssue(text) ?? recurring(text);
}

function byDate(text: string, planYear: number): DueHint | null {
  const day = new RegExp(`(?:(20\\d{2})年|今年)?${N}月${N}日(?:之?前|以前)`, "u").exec(text);
  const month = new RegExp(`(?:(20\\d{2})年|今年)?${N}月(?:底|末|份)(?:之?前|以前)?`, "u").exec(text);
  const end =
    /(?:(20\d{2})年|今年|当年|本年|年)(?:年?底|末)(?:之?前|以前)|(?:(20\d{2})年|今年)?(?:上半年|6月底)(?:之?前|内)?(?=完成|前)/u.exec(
      text,
    ) ?? /年底(?:之?前|以前)/u.exec(text);
  const numberOf = (word: string | undefined): number => (word === undefined ? 0 : (chineseNumber(word) ?? 0));
  if (day !== null && valid(numberOf(day[2]), numberOf(day[3])))
    return {
      kind: "BY_DATE",
      text: day[0],
      date: date(Number(day[1] ?? planYear), numberOf(day[2]), numberOf(day[3])),
    };
  if (month !== null && /前/u.test(month[0]) && valid(numberOf(month[2]), 1)) {
    const year = Number(month[1] ?? planYear);
    return { kind: "BY_DATE", text: month[0], date: date(year, numberOf(month[2]), lastDay(year, numberOf(month[2]))) };
  }
  if (end === null) return null;
  const year = Number(end[1] ?? end[2] ?? planYear);
  return { kind: "BY_DATE", text: end[0], date: /上半年|6月/u.test(end[0]) ? date(year, 6, 30) : date(year, 12, 31) };
}

const valid = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

function afterIssue(text: string): DueHint | null {
  const found = /(?:印发|发布|下发|发文)(?:之日起|后|之日)?\s*\d{1,3}个?(?:工作)?日(?:之?内|以内)/u.exec(text);
  return found === null ? null : { kind: "AFTER_ISSUE", text: found[0], date: null };
}

function recurring(text: string): DueHint | null {
  const found =
    /每(?:半?年|季度|月|周)(?:度)?(?:至少|不少于)[^，,。；;]{0,6}?[0-9一二三四五六七八九十两]{1,3}次/u.exec(text) ??
    /每(?:半?年|季度|月|周)(?:度)?(?:底|末|初)?(?:前)?(?:报送|通报|召开|开展|更新|公布|公开|检查|汇总)/u.exec(text);
  return found === null ? null : { kind: "RECURRING", text: found[0], date: null };
}
