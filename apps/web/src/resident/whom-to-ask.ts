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
    contacts.push(
      line(t("resident.notice.askSupervision"), subdistrictOf(unit)?.name ?? unit.name, supervision),
    );
  }
  contacts.push(line(t("resident.notice.askSupervision"), t("resident.notice.cityLine"), words.cityLineNumber));
  return contacts;
}

const line = (role: string, name: string, phone: string): Contact => ({
  role,
  name,
  phone,
  officeHours: null,
  address: null,
});
