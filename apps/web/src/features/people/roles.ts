import { ROLES, type Role } from "@gongshi/domain/access/viewer";

export { ROLES };

/** Units where a role makes sense: a clerk works in a village, a department's editor in a department. */
const UNIT_KINDS: Readonly<Record<Role, readonly string[]>> = {
  DEPARTMENT_EDITOR: ["DEPARTMENT", "INSTITUTION"],
  FIRST_REVIEWER: ["SUBDISTRICT", "DEPARTMENT"],
  SECOND_REVIEWER: ["SUBDISTRICT", "DEPARTMENT"],
  FINAL_REVIEWER: ["SUBDISTRICT", "DEPARTMENT"],
  SECRECY_REVIEWER: ["SUBDISTRICT", "DEPARTMENT"],
  OFFICE: ["SUBDISTRICT", "DEPARTMENT"],
  CLERK: ["COOPERATIVE", "COMMUNITY"],
  SUPERVISOR: ["COOPERATIVE", "COMMUNITY"],
  LIAISON: ["COMMUNITY", "COOPERATIVE"],
  AUDITOR: ["SUBDISTRICT", "DEPARTMENT"],
  ADMIN: ["SUBDISTRICT"],
};

export const unitsFor = <Unit extends { readonly kind: string }>(role: Role, units: readonly Unit[]): Unit[] =>
  units.filter((unit) => UNIT_KINDS[role].includes(unit.kind));
