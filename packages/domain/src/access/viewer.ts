export const ROLES = [
  "DEPARTMENT_EDITOR",
  "FIRST_REVIEWER",
  "SECOND_REVIEWER",
  "FINAL_REVIEWER",
  "SECRECY_REVIEWER",
  "OFFICE",
  "CLERK",
  "SUPERVISOR",
  "LIAISON",
  "AUDITOR",
  "ADMIN",
] as const;
export type Role = (typeof ROLES)[number];

/** A person's role at a unit that is in force now. */
export interface ActiveAppointment {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
  readonly subdistrictId: string;
}

/** Who is asking: a signed-in person with every role and unit held today. */
export interface Viewer {
  readonly personId: string;
  readonly name: string;
  readonly appointments: readonly ActiveAppointment[];
}
