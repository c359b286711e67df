import { createContext, use } from "react";

export type Role =
  | "DEPARTMENT_EDITOR"
  | "FIRST_REVIEWER"
  | "SECOND_REVIEWER"
  | "FINAL_REVIEWER"
  | "SECRECY_REVIEWER"
  | "OFFICE"
  | "CLERK"
  | "SUPERVISOR"
  | "LIAISON"
  | "AUDITOR"
  | "ADMIN";

export interface SessionUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly subdistrictId: string;
}

export interface SessionAppointment {
  readonly id: string;
  readonly role: Role;
  readonly unit: SessionUnit;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

/** Who is signed in; the server already leaves out appointments that are over. */
export interface SessionViewer {
  readonly id: string;
  readonly name: string;
  readonly appointments: readonly SessionAppointment[];
}

export interface Session {
  readonly viewer: SessionViewer;
  /** Ends the session; false when the server could not be reached. */
  readonly signOut: () => Promise<boolean>;
  /** Asks the server again who is signed in; leads to the sign-in screen when nobody is. */
  readonly refresh: () => Promise<void>;
}

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person. Screens behind the shell always have one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error("useSession outside of a signed-in shell");
  return session;
}

export const useViewer = (): SessionViewer => useSession().viewer;

export const hasRole = (viewer: SessionViewer, ...roles: readonly Role[]): boolean =>
  viewer.appointments.some((appointment) => roles.includes(appointment.role));

/** Units where the person has one of these roles, each once, in the order of the appointments. */
export function unitsWithRole(viewer: SessionViewer, ...roles: readonly Role[]): SessionUnit[] {
  const units = new Map<string, SessionUnit>();
  for (const { role, unit } of viewer.appointments) if (roles.includes(role)) units.set(unit.id, unit);
  return [...units.values()];
}

/** Subdistricts the person works for, each id once: every unit belongs to one. */
export const subdistrictIds = (viewer: SessionViewer): string[] => [
  ...new Set(viewer.appointments.map((appointment) => appointment.unit.subdistrictId)),
];
