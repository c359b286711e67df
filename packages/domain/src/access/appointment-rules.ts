import type { Day } from "../calendar/day";
import type { Role } from "./viewer";

export interface HeldAppointment {
  readonly role: Role;
  readonly unitId: string;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

const overlap = (one: HeldAppointment, other: HeldAppointment): boolean =>
  (one.endsOn === null || one.endsOn >= other.startsOn) && (other.endsOn === null || other.endsOn >= one.startsOn);

/** Who confirms is never who posts: nobody is clerk and supervisor of one unit at the same time. */
export const clerkAndSupervisor = (held: readonly HeldAppointment[], next: HeldAppointment): boolean =>
  held.some(
    (one) =>
      one.unitId === next.unitId &&
      overlap(one, next) &&
      [one.role, next.role].includes("CLERK") &&
      [one.role, next.role].includes("SUPERVISOR"),
  );

/** The same role at the same unit at the same time says nothing new. */
export const holdsAlready = (held: readonly HeldAppointment[], next: HeldAppointment): boolean =>
  held.some((one) => one.role === next.role && one.unitId === next.unitId && overlap(one, next));

/**
 * Of a supervisor it must be stated that they are no member of the village or residents' committee and no near relative of
 * the clerk: the organic law excludes them, and software cannot know.
 */
export const needsStatement = (role: Role): boolean => role === "SUPERVISOR";
