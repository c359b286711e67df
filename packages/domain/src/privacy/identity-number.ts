/**
 * Identity numbers of the People's Republic (GB 11643): 6 digits of area, 8 of birth date, 3 of order, 1 check digit.
 * The number itself lives only until it is hashed; nothing here keeps or prints it.
 */
import { isKnownProvince } from "./area-code";

export type IdentityFault = "MISSING" | "LENGTH" | "CHARACTERS" | "CHECK_DIGIT" | "BIRTH_DATE";

export interface IdentityNumber {
  readonly ok: true;
  /** 18 characters, upper-case; the old form of 15 digits is brought to it. */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** The file had the form of 15 digits, which carries no check digit: a slip in it cannot be seen. */
  readonly oldForm: boolean;
  /** False is a warning, never an error: areas come, go and are renumbered. */
  readonly knownArea: boolean;
}

export type IdentityCheck = IdentityNumber | { readonly ok: false; readonly fault: IdentityFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = "10X98765432";

/** The 18th character that belongs to 17 digits. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_DIGITS[sum % 11] ?? "";
}

/** Takes spaces, full-width digits and a lower-case x; the rest must be right. */
export function checkIdentityNumber(text: string): IdentityCheck {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\ufeff'’`]/gu, "")
    .toUpperCase()
    .replace(/[Х×]$/u, "X");
  if (plain === "") return { ok: false, fault: "MISSING" };
  if (!/^\d*X?$/.test(plain)) return { ok: false, fault: "CHARACTERS" };
  if (plain.length === 15 && /^\d+$/.test(plain)) return fromOldForm(plain);
  if (plain.length !== 18) return { ok: false, fault: "LENGTH" };
  return withBirthDate(plain, false);
}

function fromOldForm(digits: string): IdentityCheck {
  const first17 = `${digits.slice(0, 6)}19${digits.slice(6)}`;
  return withBirthDate(`${first17}${checkDigit(first17)}`, true);
}

function withBirthDate(number: string, oldForm: boolean): IdentityCheck {
  if (checkDigit(number.slice(0, 17)) !== number[17]) return { ok: false, fault: "CHECK_DIGIT" };
  const birthDate = calendarDate(number.slice(6, 14));
  if (birthDate === null) return { ok: false, fault: "BIRTH_DATE" };
  return { ok: true, number, birthDate, oldForm, knownArea: isKnownProvince(number.slice(0, 2)) };
}

function calendarDate(digits: string): string | null {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  if (year < 1850 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day > days ? null : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/**
 * The month (`YYYY-MM`) of the fourteenth birthday of somebody who is not yet fourteen on that day; null for
 * everyone else. It is all that is kept of a minor's birth date.
 * @param birthDate `YYYY-MM-DD`
 * @param on `YYYY-MM-DD`
 */
export function minorUntil(birthDate: string, on: string): string | null {
  const fourteenth = `${String(Number(birthDate.slice(0, 4)) + 14).padStart(4, "0")}${birthDate.slice(4)}`;
  return on < fourteenth ? fourteenth.slice(0, 7) : null;
}
