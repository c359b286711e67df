/** Punctuation people put into numbers, taken off: full-width digits, thousands separators, accountants' brackets. */

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/**
 * `"１,２３４．５０"` → `"1234.50"`, `"(12.00)"` → `"-12.00"`. Null when what is left is not one number:
 * separators in odd places are not guessed at, because `1,23` may be 1.23 or 123.
 */
export function plainNumber(text: string): string | null {
  let rest = text
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\ufeff]/gu, "")
    .replace(/[−–—﹣]/gu, "-");
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed) rest = `-${bracketed[1] ?? ""}`;
  if (rest.includes(",")) {
    if (!GROUPED.test(rest)) return null;
    rest = rest.replaceAll(",", "");
  }
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(rest) ? rest : null;
}
