/**
 * One spelling for one name: look-up hashes are over it, so `张　三` and `张三` must be the same person.
 */

/** The dots in use between the parts of minority names, brought to U+00B7. */
const MIDDLE_DOTS = /[\u2022\u2027\u30fb\uff65\u00b7\u2219\u22c5\u16eb\u2e31\u2e33\u25cf.]/gu;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/gu;
const HAN = /\p{Script=Han}/u;

/**
 * Without padding inside Chinese names and outside of any; middle dots unified to `·`; full-width Latin narrowed.
 * Spaces between Latin words stay (one each): `John  Smith` → `John Smith`.
 */
export function normaliseName(text: string): string {
  const narrow = text.normalize("NFKC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
  const joined = HAN.test(narrow) ? narrow.replaceAll(" ", "") : narrow;
  return HAN.test(joined) ? joined.replace(MIDDLE_DOTS, "·") : joined;
}
