const DIGITS = "零一二三四五六七八九";

/** 一 … 九十九 or plain digits → number; null for anything else. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(
    text.replace("廿", "二十").replaceAll("两", "二"),
  );
  if (!parts || text === "") return null;
  const [, first, ten, last] = parts;
  const digit = (character: string | undefined) => (character === undefined ? 0 : DIGITS.indexOf(character));
  if (ten === undefined) return last === undefined && first !== undefined ? digit(first) : null;
  return (first === undefined ? 1 : digit(first)) * 10 + digit(last);
}
