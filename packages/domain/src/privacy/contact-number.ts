import { contactNumbers, findPersonalNumbers } from "./personal-numbers";
import { tidyText } from "../text/storable-text";

const LONGEST = 30;

/**
 * A telephone as people write it (0760-88881234, 12345, +86 138 …), for the list of those that may be published; null where
 * it is none, several, or looks like an identity or bank card.
 */
export function readContactNumber(text: string): string | null {
  const number = tidyText(text, false).normalize("NFKC");
  const [digits, ...more] = contactNumbers(number);
  if (digits === undefined || more.length > 0 || number.length > LONGEST || !/^[\d\s()+-]+$/u.test(number)) return null;
  if (digits.length > 13 || findPersonalNumbers(number).some(({ kind }) => kind !== "PHONE")) return null;
  return number;
}
