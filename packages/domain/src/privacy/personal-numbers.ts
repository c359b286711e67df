/**
 * What looks like somebody's identity card, bank card or telephone in a text that will be kept or published: the one
 * decision, for free texts, file names, headings and cells alike. It goes by shape and check digits, so that amounts,
 * dates and numbers of documents pass.
 */
import { isKnownProvince } from "./area-code";
import { checkIdentityNumber } from "./identity-number";
import { digitGroups } from "./digit-groups";
import type { DigitGroup } from "./digit-groups";

export type PersonalNumberKind = "IDENTITY" | "CARD" | "PHONE";

export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** The character (counted from 1, as people count) where it begins. */
  readonly at: number;
  /** In characters, separators included. */
  readonly length: number;
}

/** Numbers that a text may carry: digits of telephones that are published (`contactNumbers`), as a set of them or with more. */
export interface KnownNumbers extends Iterable<string> {
  /** Whether a reviewer answers in writing for exactly these digits (`X` at the end of an identity number, `*` where masked). */
  readonly vouched?: (digits: string) => boolean;
}

const NONE: KnownNumbers = [];

/**
 * Every such number, in the order of the text.
 * @param known an office's own telephone is no secret, and what a reviewer answers for may stay
 */
export function findPersonalNumbers(text: string, known: KnownNumbers = NONE): PersonalNumber[] {
  return numbersIn(text)
    .filter(({ kind, digits }) => !(kind === "PHONE" && isKnown(digits, known)) && known.vouched?.(digits) !== true)
    .map(({ kind, at, length }) => ({ kind, at, length }));
}

/** The one number that a text is, as a reviewer answers for it; null where it is none, several, or more than a number. */
export function onlyNumber(text: string): { readonly kind: PersonalNumberKind; readonly digits: string } | null {
  const [found, ...more] = numbersIn(text.trim());
  if (found === undefined || more.length > 0 || found.length !== [...text.trim()].length) return null;
  return { kind: found.kind, digits: found.digits };
}

function numbersIn(text: string): (PersonalNumber & { readonly digits: string })[] {
  const groups = digitGroups(text);
  const found: (PersonalNumber & { digits: string })[] = [];
  for (let first = 0; first < groups.length;) {
    const hit = longestFrom(groups, first);
    if (hit === null) {
      first += 1;
      continue;
    }
    const [start, end] = [groups[first]!, groups[hit.last]!];
    found.push({ kind: hit.kind, digits: hit.digits, at: start.from + 1, length: end.to - start.from });
    first = hit.last + 1;
  }
  return found;
}

/** The digits of the telephone numbers in a unit's own contact line (`0760-88881234、88885678`). */
export const contactNumbers = (line: string): string[] =>
  line
    .normalize("NFKC")
    .split(/[^\d\s()+-]+/u)
    .map((part) => part.replace(/\D/gu, "").replace(/^(?:00)?86(?=1\d{10}$)/u, ""))
    .filter((digits) => digits.length >= 5);

/** The same with more telephones. */
export const withContacts = (known: KnownNumbers, contacts: readonly string[]): KnownNumbers => ({
  [Symbol.iterator]: () => [...known, ...contacts][Symbol.iterator](),
  ...(known.vouched === undefined ? {} : { vouched: known.vouched }),
});

/** With or without the area code it is the same telephone. */
function isKnown(digits: string, known: KnownNumbers): boolean {
  const plain = digits.replace(/^(?:00)?86(?=1\d{10}$)/u, "");
  return [...known].some(
    (one) => one === plain || (Math.min(one.length, plain.length) >= 7 && (one.endsWith(plain) || plain.endsWith(one))),
  );
}

const MOST_GROUPS = 19;

function longestFrom(
  groups: readonly DigitGroup[],
  first: number,
): { kind: PersonalNumberKind; last: number; digits: string } | null {
  let digits = "";
  const lengths: number[] = [];
  let hit: { kind: PersonalNumberKind; last: number; digits: string } | null = null;
  for (let last = first; last < Math.min(groups.length, first + MOST_GROUPS); last += 1) {
    const group = groups[last]!;
    if (last > first && !group.joined) break;
    digits += group.digits;
    lengths.push(group.digits.length);
    if (digits.length > 20) break;
    const kind = kindOf(digits, lengths, groups[first]!.afterPhoneWord);
    if (kind !== null) hit = { kind, last, digits };
  }
  return hit;
}

function kindOf(digits: string, lengths: readonly number[], afterPhoneWord: boolean): PersonalNumberKind | null {
  if (digits.includes("*")) return maskedKind(digits);
  if (isIdentity(digits, lengths)) return "IDENTITY";
  if (isCard(digits, lengths)) return "CARD";
  return isPhone(digits, lengths, afterPhoneWord) ? "PHONE" : null;
}

/** Digit by digit (`1 3 8 …`), or in parts as people write numbers down: three digits or more, the last may be shorter. */
const isNeat = (lengths: readonly number[]): boolean =>
  lengths.every((length) => length === 1) || lengths.slice(0, -1).every((length) => length >= 3);

/** Masks that leave the rest of an identity or card number leave few candidates. */
function maskedKind(digits: string): PersonalNumberKind | null {
  const shown = digits.replaceAll("*", "").length;
  if (digits.length < 15 || digits.length > 19 || shown < 6) return null;
  return isKnownProvince(digits.slice(0, 2)) && (digits.length === 15 || digits.length === 18) ? "IDENTITY" : "CARD";
}

/** A right check digit is enough; a slip in one digit does not make it anything else. */
function isIdentity(digits: string, lengths: readonly number[]): boolean {
  if (digits.length !== 18 && digits.length !== 15) return false;
  const checked = checkIdentityNumber(digits);
  if (digits.length === 18 && checked.ok && checked.knownArea) return true;
  if (!isNeat(lengths) || !isKnownProvince(digits.slice(0, 2))) return false;
  return checked.ok || (digits.length === 18 && isBirthDate(digits.slice(6, 14)));
}

const isBirthDate = (digits: string): boolean =>
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(digits);

function isCard(digits: string, lengths: readonly number[]): boolean {
  if (!/^[1-9]\d{15,18}$/u.test(digits) || !isNeat(lengths)) return false;
  if (digits.startsWith("62")) return true;
  const inFours = lengths.length === 1 || lengths.slice(0, -1).every((length) => length === 4);
  return inFours && !(lengths.length > 1 && /^(?:19|20)/u.test(digits)) && hasLuhnDigit(digits);
}

function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Parts in which a mobile number is written down. */
const MOBILE_PARTS = new Set(["11", "3,4,4", "3,8", "7,4", "3,3,5", "1,1,1,1,1,1,1,1,1,1,1"]);

function isPhone(digits: string, lengths: readonly number[], afterPhoneWord: boolean): boolean {
  return isMobile(digits, lengths) || isLandline(digits, lengths) || (afterPhoneWord && isLocal(digits, lengths));
}

function isMobile(digits: string, lengths: readonly number[]): boolean {
  const prefix = /^(?:0086|86|0)(?=1[3-9]\d{9}$)/u.exec(digits)?.[0] ?? "";
  if (!/^1[3-9]\d{9}$/u.test(digits.slice(prefix.length))) return false;
  const parts =
    lengths[0] === prefix.length ? lengths.slice(1) : [(lengths[0] ?? 0) - prefix.length, ...lengths.slice(1)];
  return MOBILE_PARTS.has(parts.join());
}

/** Area codes are 010, 02x and four digits from 03 on; what follows has seven or eight digits. */
function isLandline(digits: string, lengths: readonly number[]): boolean {
  if (!isNeat(lengths)) return /^(?:0086|86)[1-9]\d{1,2}[2-8]\d{6,7}$/u.test(digits) && lengths.length > 1;
  return (
    /^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/u.test(digits) ||
    (lengths.length > 1 && /^0086[1-9]\d{1,2}[2-8]\d{6,7}$/u.test(digits))
  );
}

const isLocal = (digits: string, lengths: readonly number[]): boolean =>
  /^[2-8]\d{6,7}$/u.test(digits) && isNeat(lengths) && !isBirthDate(digits);

/** Runs of digits with the separators people use inside them. */
const RUN = /[0-9０-９](?:[\s\u3000\-—–_.·,，]?[0-9０-９Xx*＊]){6,}/gu;

/** Codes of places (9 or 12 digits) and dates are not personal; everything shaped like a card or a telephone is. */
function isLongNumber(run: string): boolean {
  const digits = run.normalize("NFKC").replace(/[^0-9X*]/giu, "");
  switch (digits.length) {
    case 7:
      return true;
    case 8:
      return !isBirthDate(digits);
    case 9:
    case 10:
    case 12:
      return digits.startsWith("0");
    default:
      return true;
  }
}

/** Whether a name, which needs no digits at all, carries any long number. */
export function carriesPersonalNumber(name: string): boolean {
  return findPersonalNumbers(name).length > 0 || [...name.matchAll(RUN)].some((match) => isLongNumber(match[0]));
}

/** A heading or a file's name with every long number cut to `…`: where nothing is lost by it, more is cut than must be. */
export function withoutPersonalNumbers(text: string): string {
  const points = [...text];
  for (const { at, length } of findPersonalNumbers(text).reverse()) points.splice(at - 1, length, "…");
  return points.join("").replace(RUN, (run) => (isLongNumber(run) ? "…" : run));
}
