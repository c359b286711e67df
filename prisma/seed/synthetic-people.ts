import { checkDigit } from "@gongshi/domain/privacy/identity-number";

/** Somebody who does not exist: the area 449900 of the identity number belongs to nobody. */
export interface SyntheticPerson {
  readonly name: string;
  readonly identityNumber: string;
  readonly group: string;
}

export interface PeopleOptions {
  /** The day on which the ages hold, `YYYY-MM-DD`. */
  readonly on?: string;
  /** `adults`: mostly 40 to 90, one in sixty a minor (an heir who holds land); `children`: 2 to 11. */
  readonly ages?: "adults" | "children";
  /** Village groups to draw from. */
  readonly groups?: readonly string[];
}

/** Surnames of the Pearl River Delta, the frequent ones more than once. */
const SURNAMES = [
  ..."梁梁梁陈陈陈黄黄黄李李李林林吴吴何何麦麦冯冯区区罗罗郑郑刘刘张张萧萧缪缪欧阮卢谭邓苏杨周叶钟关邝简霍伍潘郭杜彭黎蔡余容甘袁高曾吕孙马朱徐阎",
  "欧阳",
  "司徒",
];
const OLD_GIVEN =
  "妹 三妹 秀英 桂英 玉兰 金凤 金好 带娣 惠芳 顺意 女 兰 英 好 根 炳坤 锦棠 国强 建国 志明 志强 国华 树根 润添 耀祖 福全 观胜 焯林 兆强 伟文 桂棠 丽娟 海燕 瑞珍 少芳 群好 月娥 卫东 健生 永康".split(
    " ",
  );
const YOUNG_GIVEN = "俊杰 嘉怡 子轩 梓晴 浩然 晓彤 家豪 诗琪 铭轩 思颖 宇航 欣桐 俊熙 雅雯 嘉乐 颖琳".split(" ");
const MINORITY = ["阿依古丽·买买提", "吾买尔·玉素甫", "扎西·次仁", "古丽娜尔·阿不都热合曼", "迪丽·热合曼", "次仁·卓玛"];
/** A name with a character beyond the basic plane, as people have them and old systems lose them. */
const BEYOND_BASIC_PLANE = "梁𠮷妹";

/** Mulberry32: small, seeded, the same on every machine. Returns whole numbers below the bound. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** `count` people with different identity numbers; the same seed gives the same people. */
export function syntheticPeople(seed: number, count: number, options: PeopleOptions = {}): SyntheticPerson[] {
  const next = seededNumbers(seed * 7919 + 17);
  const { on = "2026-06-01", ages = "adults", groups = ["一组", "二组", "第三组", "东一组", "十一组"] } = options;
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const minor = ages === "children" || next(60) === 0;
    const age = minor ? 2 + next(10) : 40 + Math.floor((next(51) + next(51)) / 2);
    let identityNumber: string;
    do {
      identityNumber = identityNumberOf(birthDate(on, age, next), next);
    } while (taken.has(identityNumber));
    taken.add(identityNumber);
    return { name: nameOf(index, minor, next), identityNumber, group: groups[next(groups.length)] ?? "" };
  });
}

function nameOf(index: number, minor: boolean, next: (below: number) => number): string {
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? "";
  if (index === 7) return BEYOND_BASIC_PLANE;
  if (next(80) === 0) return pick(MINORITY);
  return `${pick(SURNAMES)}${pick(minor ? YOUNG_GIVEN : OLD_GIVEN)}`;
}

/** A day within the year before the birthday that makes somebody `age` on the given day. */
function birthDate(on: string, age: number, next: (below: number) => number): string {
  const day = new Date(
    Date.UTC(Number(on.slice(0, 4)) - age, Number(on.slice(5, 7)) - 1, Number(on.slice(8)) - next(365)),
  );
  return day.toISOString().slice(0, 10).replaceAll("-", "");
}

function identityNumberOf(birth: string, next: (below: number) => number): string {
  const first17 = `449900${birth}${String(next(1000)).padStart(3, "0")}`;
  return `${first17}${checkDigit(first17)}`;
}
