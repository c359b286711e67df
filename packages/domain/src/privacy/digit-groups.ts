/** The digits of a text, group by group, as the search for personal numbers sees them. */

export interface DigitGroup {
  /** ASCII digits; `X` at the end of an identity number; `*` for what is masked. */
  readonly digits: string;
  /** Characters [from, to) of the text, counted by code point. */
  readonly from: number;
  readonly to: number;
  /** Only a separator people write inside numbers stands between it and the group before. */
  readonly joined: boolean;
  /** A word such as 电话 stands before it. */
  readonly afterPhoneWord: boolean;
}

const PHONE_WORD = /(?:电话|手机|致电|来电|热线|座机|微信|联系|号码|tel|phone|☎|📞)[^。；;\n]{0,8}$/iu;
/** Written-out digits count only in long rows: 二〇二二年 is a year. */
const WRITTEN_OUT = /[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{11,}/gu;
/** Ten a row, and what else stands for one of them. */
const WRITTEN = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺";
/** Amounts: thousands with commas, or one point with up to four decimals. More digits than money has are no amount. */
const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,11}\.\d{1,4})(?![\d,.]\d|\d)/gu;
const INVISIBLE = "\u200b";
const GROUP = /[\d*][\d*\u200b]*(?:X(?![A-Z]))?/gu;
const SEPARATOR = /^[\s\-./_·,()]{1,3}$/u;

export function digitGroups(text: string): DigitGroup[] {
  // One character for one code point, so that places in the folded text are places in the text.
  const folded = [...text]
    .map(foldCharacter)
    .join("")
    .replace(WRITTEN_OUT, (run) => [...run].map(writtenDigit).join(""))
    .replace(AMOUNT, (amount) => "#".repeat(amount.length));
  let before = -1;
  return [...folded.matchAll(GROUP)].map((match) => {
    const from = match.index;
    const joined = before >= 0 && (before === from || SEPARATOR.test(folded.slice(before, from)));
    before = from + match[0].length;
    const digits = match[0].replaceAll(INVISIBLE, "");
    const afterPhoneWord = PHONE_WORD.test(folded.slice(Math.max(0, from - 14), from));
    return { digits, from, to: before, joined, afterPhoneWord };
  });
}

/** A code point → one UTF-16 unit that means the same to the search. */
function foldCharacter(point: string): string {
  if (/^[\u200b-\u200f\u2060\ufeff\u00ad]$/u.test(point)) return INVISIBLE;
  if (/^[\p{Dash_Punctuation}−]$/u.test(point)) return "-";
  if (/^[*＊●█■×✕]$/u.test(point)) return point === "×" ? "X" : "*";
  if (/^[xXｘＸХх]$/u.test(point)) return "X";
  const digit = /^\p{Nd}$/u.test(point) ? decimalDigit(point) : null;
  if (digit !== null) return String(digit);
  const plain = point.normalize("NFKC");
  return plain.length === 1 ? plain : "\ufffc";
}

/** Decimal digits of every script stand in rows of ten, from zero on. */
function decimalDigit(point: string): number {
  const narrow = point.normalize("NFKC");
  if (/^\d$/u.test(narrow)) return Number(narrow);
  let code = point.codePointAt(0)!;
  let digit = 0;
  while (digit < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    digit += 1;
  }
  return digit;
}

const writtenDigit = (character: string): string => String(WRITTEN.indexOf(character) % 10);
