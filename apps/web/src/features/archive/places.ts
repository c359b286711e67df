import { t } from "../../lib/messages/catalogue";
import type { SessionViewer } from "../../lib/session/session";

/** Where somebody stands at a counter, decides, or looks in: a unit, a department, or a whole street. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** Cards are shown here. */
  readonly counter: boolean;
  /** Its register may be read. */
  readonly register: boolean;
  readonly street: boolean;
}

/** The places of a person's appointments, each once, the street first. */
export function placesOf(viewer: SessionViewer): Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place): void => {
    const known = places.get(place.id);
    places.set(
      place.id,
      known === undefined
        ? place
        : { ...known, counter: known.counter || place.counter, register: known.register || place.register },
    );
  };
  for (const { role, unit } of viewer.appointments)
    if (role === "OFFICE" || role === "AUDITOR")
      add({
        id: unit.subdistrictId,
        name: unit.id === unit.subdistrictId ? unit.name : t("archive.street"),
        counter: role === "OFFICE",
        register: true,
        street: true,
      });
    else if (role === "CLERK") add({ id: unit.id, name: unit.name, counter: true, register: true, street: false });
    else if (role === "DEPARTMENT_EDITOR")
      add({ id: unit.id, name: unit.name, counter: false, register: false, street: false });
  return [...places.values()].sort((one, other) => Number(other.street) - Number(one.street));
}
