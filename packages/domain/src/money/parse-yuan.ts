import { plainNumber } from "./plain-number";
import { decimalText, scaleDecimal } from "./decimal";
import { PLACES_TO_FEN } from "./money-unit";
import type { MoneyUnit } from "./money-unit";

export type MoneyFault = "EMPTY" | "UNREADABLE" | "TOO_LARGE";

export type ParsedMoney =
  /** `exact` is false when digits below one fen were rounded, half away from zero. */
  | { readonly ok: true; readonly fen: number; readonly exact: boolean }
  | { readonly ok: false; readonly fault: MoneyFault };

const CURRENCY = /^(?:人民币|RMB|CNY)?[¥￥]?/iu;
const COUNTED: Readonly<Record<string, MoneyUnit>> = { 百: "BAI", 佰: "BAI", 千: "QIAN", 仟: "QIAN", 万: "WAN" };
const YUAN = /(?:元|圆|块)(?:整|正)?$/u;

/**
 * Text → fen, digit by digit: `"￥1,234.50"`, `"240元"`, `"１２．３"`, `"1.2万元"`, `"(5.00)"` (−5.00).
 * A unit written in the cell itself is stronger than `unit`, the column's.
 */
export function parseYuan(text: string, unit: MoneyUnit = "YUAN"): ParsedMoney {
  let rest = text.normalize("NFKC").replace(/[\s\u200b-\u200f\ufeff]/gu, "");
  if (rest === "") return { ok: false, fault: "EMPTY" };
  const sign = /^[-−+]/u.exec(rest)?.[0] ?? "";
  rest = rest.slice(sign.length).replace(CURRENCY, "");
  let counts = unit;
  const counted = /([百佰千仟万])元$|万$/u.exec(rest);
  if (counted !== null) {
    counts = COUNTED[counted[1] ?? "万"] ?? "WAN";
    rest = rest.slice(0, counted.index);
  } else if (YUAN.test(rest)) {
    counts = "YUAN";
    rest = rest.replace(YUAN, "");
  }
  if (sign !== "" && /^[+\-−(]/u.test(rest)) return { ok: false, fault: "UNREADABLE" };
  const number = plainNumber(sign === "+" ? rest : `${sign}${rest}`);
  return number === null ? { ok: false, fault: "UNREADABLE" } : fromDecimal(number, counts);
}

/** A spreadsheet's own number → fen. */
export function yuanOfNumber(value: number, unit: MoneyUnit = "YUAN"): ParsedMoney {
  const text = decimalText(value);
  return text === null ? { ok: false, fault: "UNREADABLE" } : fromDecimal(text, unit);
}

function fromDecimal(text: string, unit: MoneyUnit): ParsedMoney {
  const scaled = scaleDecimal(text, PLACES_TO_FEN[unit]);
  return scaled === null ? { ok: false, fault: "TOO_LARGE" } : { ok: true, fen: scaled.units, exact: scaled.exact };
}
