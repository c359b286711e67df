import { dayOf } from "@gongshi/domain/calendar/day";
import { words } from "@gongshi/domain/sheet/words";

const CLOCK = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hourCycle: "h23",
  hour: "2-digit",
  minute: "2-digit",
});

/** 2026年11月2日 10:05, as Shanghai's clocks show it. */
export const writtenInstant = (at: Date): string => `${words.date(dayOf(at))} ${CLOCK.format(at)}`;
