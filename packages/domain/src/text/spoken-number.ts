import nzh from "nzh/cn";
import { unscale } from "../money/decimal";

/** 两千、两万 rather than 二千、二万; but 十二万, 一百零二万. */
const asSaid = (text: string): string => text.replace(/(?<![十百千零])二(?=[千万亿])/gu, "两");

/** 61974 → 六万一千九百七十四, 12 → 十二, 2500 → 两千五百. A whole number, not negative. */
export const spokenCount = (count: number): string => asSaid(nzh.encodeS(count, { tenMin: true }));

/** How many of something: 2户 is 两户, not 二户. */
export const spokenCounted = (count: number, counter: string): string =>
  `${count === 2 ? "两" : spokenCount(count)}${counter}`;

const DIGITS = "零一二三四五六七八九";
const digit = (character: string): string => DIGITS[Number(character)] ?? "";

/** Thousandths: 582310 → 五百八十二点三一. */
export function spokenQuantity(milli: number): string {
  const [whole = "0", part = ""] = unscale(milli, 3).split(".");
  const fraction = part.replace(/0+$/, "");
  return `${spokenCount(Number(whole))}${fraction === "" ? "" : `点${[...fraction].map(digit).join("")}`}`;
}

/** Fen: 6197425 → 六万一千九百七十四元二角五分; 24000 → 二百四十元. */
export function spokenYuan(fen: number): string {
  const [whole = "0", part = "00"] = unscale(fen, 2).split(".");
  const [jiao = "0", cents = "0"] = part;
  const yuan = `${spokenCount(Number(whole))}元`;
  if (part === "00") return yuan;
  if (cents === "0") return `${yuan}${digit(jiao)}角`;
  return `${yuan}${jiao === "0" ? "零" : `${digit(jiao)}角`}${digit(cents)}分`;
}

/** A year is read digit by digit: 2026 → 二零二六. */
export const spokenYear = (year: number): string => [...String(year)].map(digit).join("");

/** 2026-12-05 → 十二月五日. */
export function spokenDay(day: string): string {
  const [, month = "1", date = "1"] = day.split("-");
  return `${spokenCount(Number(month))}月${spokenCount(Number(date))}日`;
}

/** 0760-88886666 → 零七六零，八八八八六六六六: digit by digit, 1 as 幺, a breath where it is written apart. */
export const spokenPhone = (phone: string): string =>
  phone
    .normalize("NFKC")
    .split(/[^\d]+/)
    .filter((part) => part !== "")
    .map((part) => [...part].map((character) => (character === "1" ? "幺" : digit(character))).join(""))
    .join("，");
