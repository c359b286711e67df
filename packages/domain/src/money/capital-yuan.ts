/** Amounts in words, as totals of rolls carry them: 贰万伍仟零柒拾元陆角叁分. */

const DIGITS = new Map([..."零壹贰叁肆伍陆柒捌玖"].map((character, digit) => [character, digit]));
for (const [character, digit] of [
  ["〇", 0],
  ["○", 0],
  ["弌", 1],
  ["貳", 2],
  ["弍", 2],
  ["參", 3],
  ["叄", 3],
  ["陸", 6],
] as const)
  DIGITS.set(character, digit);
const PLACES = new Map([
  ["拾", 10],
  ["佰", 100],
  ["仟", 1000],
]);
const AMOUNT =
  /([零〇○壹弌贰貳弍叁參叄肆伍陆陸柒捌玖拾佰仟万萬亿億]+)[元圆圓](?:[整正]|([零〇○壹贰貳叁參肆伍陆陸柒捌玖])角)?(?:[零〇○])?(?:([壹贰貳叁參肆伍陆陸柒捌玖])分)?/u;

/** The first amount in capitals in the text, in fen; null when there is none. */
export function readCapitalYuan(text: string): number | null {
  const found = AMOUNT.exec(text.replace(/\s/gu, ""));
  if (!found) return null;
  const yuan = wholeNumber(found[1] ?? "");
  return yuan === null
    ? null
    : yuan * 100 + (DIGITS.get(found[2] ?? "零") ?? 0) * 10 + (DIGITS.get(found[3] ?? "零") ?? 0);
}

function wholeNumber(text: string): number | null {
  const hundredMillions = /^(.*)[亿億](.*)$/u.exec(text);
  if (hundredMillions) return joined(hundredMillions, 1e8);
  const tenThousands = /^(.*)[万萬](.*)$/u.exec(text);
  if (tenThousands) return joined(tenThousands, 1e4);
  let number = 0;
  let digit: number | null = null;
  for (const character of text) {
    const place = PLACES.get(character);
    if (place === undefined) {
      digit = DIGITS.get(character) ?? null;
      if (digit === null) return null;
    } else {
      number += (digit ?? 1) * place;
      digit = null;
    }
  }
  return number + (digit ?? 0);
}

function joined(parts: RegExpExecArray, worth: number): number | null {
  const [high, low] = [wholeNumber(parts[1] ?? ""), wholeNumber(parts[2] ?? "")];
  return high === null || low === null ? null : high * worth + low;
}
