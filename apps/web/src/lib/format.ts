import { formatYuan as yuan, quantityText } from "@gongshi/domain/money/format-yuan";
import { t } from "./messages/catalogue";

/** 123450 fen → `1,234.50元`. */
export const formatYuan = (fen: number): string => `${yuan(fen)}元`;

/** 3570 thousandths → `3.57亩`; other units by name (台, 人). */
export const formatMu = (milli: number, unit = "亩"): string => `${quantityText(milli)}${unit}`;

/** `2026-12-05` → `12月5日`, or `2026年12月5日` with `{year: true}`. */
export function formatDate(date: string, options: { year?: boolean } = {}): string {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  const text = `${Number(month)}月${Number(day)}日`;
  return options.year === true ? `${year}年${text}` : text;
}

/** Whether a YYYY-MM-DD lies in another year than today: then the year belongs to it. */
export const ofAnotherYear = (date: string, today = todayInShanghai()): boolean =>
  date.slice(0, 4) !== today.slice(0, 4);

const CLOCK = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** An instant as Shanghai's clocks show it: `{date: "2026-12-05", time: "14:03"}`. */
export function shanghai(instant: string | Date): { date: string; time: string } {
  const parts = Object.fromEntries(CLOCK.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** An ISO instant → `12月5日 14:03`, Shanghai time. */
export function formatInstant(instant: string | Date, options: { year?: boolean } = {}): string {
  const { date, time } = shanghai(instant);
  return `${formatDate(date, options)} ${time}`;
}

/** Whole days from one YYYY-MM-DD to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `还有3天`, `今天截止`, `已逾期2天`; a deadline is met until the end of its day. */
export function daysLeft(due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days > 0) return t("common.daysLeft", { days });
  return days === 0 ? t("common.dueToday") : t("common.daysLate", { days: -days });
}

/** Today by the device's clock, as a day in Shanghai. */
export const todayInShanghai = (now: Date = new Date()): string => shanghai(now).date;
