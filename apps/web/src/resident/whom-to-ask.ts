import { words } from "@gongshi/domain/sheet/words";
import { t } from "../lib/messages/catalogue";
import { subdistrictOf, supervisionPhoneOf, type ChainedUnit } from "./unit-chain";

export interface Contact {
  readonly role: string;
  readonly name: string;
  readonly phone: string | null;
  readonly officeHours: string | null;
  readonly address: string | null;
}

interface Asked extends ChainedUnit {
  readonly phone: string | null;
  readonly officeHours: string | null;
  readonly address: string | null;
}

/** Whom to ask, nearest first: as on the paper, with the city's line last. */
export function whomToAsk(
  unit: Asked,
  department?: { readonly name: string; readonly phone: string | null } | null,
): Contact[] {
  const supervision = supervisionPhoneOf(unit);
  const contacts: Contact[] = [
    {
      role: t("resident.notice.askUnit"),
      name: unit.name,
      phone: unit.phone,
      officeHours: unit.officeHours,
      address: unit.address,
    },
  ];
  if (department?.phone) contacts.push(line(t("resident.notice.askDepartment"), department.name, department.phone));
  if (supervision && supervision !== words.cityLineNumber) {
    contacts.push(line(t("resident.notice.askSupervision"), subdistrictOf(unit)?.name ?? unit.name, supervision));
  }
  return [...contacts, cityLine()];
}

/** Where the unit is not known: the streets of this site, then the city. */
export function askTheStreet(
  subdistricts: readonly {
    readonly name: string;
    readonly phone: string | null;
    readonly supervisionPhone: string | null;
  }[],
): Contact[] {
  const streets = subdistricts.flatMap(({ name, phone, supervisionPhone }) => {
    const number = phone ?? supervisionPhone;
    return number && number !== words.cityLineNumber ? [line(t("resident.notice.askStreet"), name, number)] : [];
  });
  return [...streets, cityLine()];
}

const cityLine = (): Contact =>
  line(t("resident.notice.askSupervision"), t("resident.notice.cityLine"), words.cityLineNumber);

const line = (role: string, name: string, phone: string): Contact => ({
  role,
  name,
  phone,
  officeHours: null,
  address: null,
});
