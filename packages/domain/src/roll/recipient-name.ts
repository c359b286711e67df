import { carriesPersonalNumber } from "../privacy/personal-numbers";
import { isOrganisationName } from "./read-cells";

export type NameFault = "NAME_MISSING" | "NAME_CARRIES_NUMBER" | "NAME_TOO_LONG";

/** Words in the place of a name: who it is stands elsewhere, or nowhere. */
const NO_NAME = /^(?:同上|无|暂无|不详|未知|空|缺|姓名)$/u;

/** In characters. Minority and foreign names in full come to some thirty; what is longer is no name. */
const LONGEST_PERSON = 40;
const LONGEST_ORGANISATION = 100;

/** Why a text, in its one spelling, cannot be a recipient's name; null when it can. */
export function nameFault(name: string): NameFault | null {
  if (!/\p{L}/u.test(name) || NO_NAME.test(name)) return "NAME_MISSING";
  if (carriesPersonalNumber(name)) return "NAME_CARRIES_NUMBER";
  return [...name].length > (isOrganisationName(name) ? LONGEST_ORGANISATION : LONGEST_PERSON) ? "NAME_TOO_LONG" : null;
}
