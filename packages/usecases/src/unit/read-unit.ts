import type { Result } from "@gongshi/domain/refusal";
import { ok, refuse } from "@gongshi/domain/refusal";
import { readFreeText } from "@gongshi/domain/text/free-text";
import { contactNumbers, withContacts } from "@gongshi/domain/privacy/personal-numbers";
import type { KnownNumbers } from "@gongshi/domain/privacy/personal-numbers";
import { isContactLine, isUnitCode } from "@gongshi/domain/unit/unit-rules";

/** What can be said of a unit, as it comes from outside. */
export interface UnitFacts {
  readonly name: string;
  readonly code: string | null;
  readonly formerNames: readonly string[];
  readonly groups: readonly string[];
  readonly phone: string | null;
  readonly officeHours: string | null;
  readonly address: string | null;
}

const MOST_NAMES = 30;
const MOST_GROUPS = 100;

/**
 * A unit's facts as they may be kept and published. Its own telephone is no secret; nobody else's number may stand in
 * them. Refusals: INVALID_INPUT and those of free texts, with the field.
 */
export function readUnitFacts(facts: UnitFacts, known: KnownNumbers): Result<UnitFacts> {
  const contacts = readContact("phone", facts.phone);
  if (!contacts.ok) return contacts;
  const own = withContacts(known, contactNumbers(contacts.value ?? ""));
  const name = readFreeText("unitName", "name", facts.name, own);
  if (!name.ok) return name;
  const code = facts.code?.trim() ?? "";
  if (code !== "" && !isUnitCode(code)) return refuse("INVALID_INPUT", {}, "code");
  const formerNames = readEach("unitName", "formerNames", facts.formerNames, MOST_NAMES, own);
  if (!formerNames.ok) return formerNames;
  const groups = readEach("unitGroup", "groups", facts.groups, MOST_GROUPS, own);
  if (!groups.ok) return groups;
  const officeHours = readFreeText("officeHours", "officeHours", facts.officeHours, own);
  if (!officeHours.ok) return officeHours;
  const address = readFreeText("unitAddress", "address", facts.address, own);
  if (!address.ok) return address;
  return ok({
    name: name.value,
    code: code === "" ? null : code,
    formerNames: formerNames.value.filter((former) => former !== name.value),
    groups: groups.value,
    phone: contacts.value,
    officeHours: officeHours.value,
    address: address.value,
  });
}

/** A telephone line that will be printed and shown. Refusal: INVALID_INPUT with the field. */
export function readContact(field: string, text: string | null): Result<string | null> {
  const line = text?.trim() ?? "";
  if (line === "") return ok(null);
  return isContactLine(line) ? ok(line) : refuse("INVALID_INPUT", {}, field);
}

function readEach(
  which: "unitName" | "unitGroup",
  field: string,
  texts: readonly string[],
  most: number,
  known: KnownNumbers,
): Result<string[]> {
  if (texts.length > most) return refuse("INVALID_INPUT", { max: most }, field);
  const read = new Set<string>();
  for (const text of texts) {
    const tidy = readFreeText(which, field, text, known);
    if (!tidy.ok) return tidy;
    read.add(tidy.value);
  }
  return ok([...read]);
}
