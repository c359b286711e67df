import { checkIdentityNumber, minorUntil } from "@gongshi/domain/privacy/identity-number";
import type { Day } from "@gongshi/domain/calendar/day";
import { hexOf } from "../hex";
import type { Keyring } from "../ports";

export const identityHash = (keyring: Keyring, version: number, identityNumber: string): string =>
  hexOf(keyring.hmac(version, "identity", identityNumber));

/** Of full name and last six digits, by which somebody is looked up. The name is in its one spelling. */
export const lookupHash = (keyring: Keyring, version: number, name: string, identityNumber: string): string =>
  hexOf(keyring.hmac(version, "lookup", `${name}|${identityNumber.slice(-6)}`));

export interface IdentityColumns {
  /** Hexadecimal. */
  readonly identityHash: string | null;
  readonly lookupHash: string | null;
  readonly minorUntil: Day | null;
}

/** The two keyed hashes of a recipient, and of a minor the month until which they are one. The number itself ends here. */
export function identityColumns(
  keyring: Keyring,
  name: string,
  identityNumber: string | null,
  today: Day,
): IdentityColumns {
  if (identityNumber === null) return { identityHash: null, lookupHash: null, minorUntil: null };
  const version = keyring.currentVersion;
  const checked = checkIdentityNumber(identityNumber);
  const month = checked.ok ? minorUntil(checked.birthDate, today) : null;
  return {
    identityHash: identityHash(keyring, version, identityNumber),
    lookupHash: lookupHash(keyring, version, name, identityNumber),
    minorUntil: month === null ? null : `${month}-01`,
  };
}

/** The keyed hash of an identity number in letters, for the redacted copy: digits would look like a number again. */
export const hashInLetters = (keyring: Keyring, identityNumber: string): string =>
  `#${keyring.currentVersion}` +
  [...identityHash(keyring, keyring.currentVersion, identityNumber).slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join("");
