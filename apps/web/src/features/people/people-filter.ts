export interface Appointed {
  readonly role: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly unit: { readonly name: string };
}

export interface PersonLike<A extends Appointed> {
  readonly name: string;
  readonly phone: string;
  readonly appointments: readonly A[];
}

export type Standing = "now" | "ended" | "future";

/** Whether an appointment is in force on a day; its last day still counts. */
export function appointmentStanding(appointment: Pick<Appointed, "startsOn" | "endsOn">, today: string): Standing {
  if (appointment.startsOn > today) return "future";
  return appointment.endsOn !== null && appointment.endsOn < today ? "ended" : "now";
}

export interface PeopleFilter {
  readonly search: string;
  readonly role: string;
  readonly ended: boolean;
}

/** People with the appointments to show; who has none left that fit a role asked for is left out. */
export function filterPeople<A extends Appointed, P extends PersonLike<A>>(
  people: readonly (P & PersonLike<A>)[],
  filter: PeopleFilter,
  today: string,
): { person: P; appointments: A[] }[] {
  const word = filter.search.trim();
  return people.flatMap((person) => {
    const appointments = person.appointments.filter(
      (appointment) =>
        (filter.role === "" || appointment.role === filter.role) &&
        (filter.ended || appointmentStanding(appointment, today) !== "ended"),
    );
    if (filter.role !== "" && appointments.length === 0) return [];
    const found =
      word === "" ||
      person.name.includes(word) ||
      person.phone.includes(word) ||
      appointments.some(({ unit }) => unit.name.includes(word));
    return found ? [{ person, appointments }] : [];
  });
}
