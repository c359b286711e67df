import nzh from "nzh/cn";
import { unscale } from "./decimal";

/** 45690418 → 人民币肆拾伍万陆仟玖佰零肆元壹角捌分, as the last line of a sheet of payments carries it. */
export function amountInWords(fen: number): string {
  const words = nzh.toMoney(unscale(Math.abs(fen), 2).replace(".00", ""));
  return fen < 0 ? words.replace("人民币", "人民币负") : words;
}
