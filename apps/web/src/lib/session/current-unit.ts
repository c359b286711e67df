import { useState } from "react";
import type { SessionUnit } from "./session";

const KEY = "gongshi.unit";

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The unit a person with several appointments works for now; remembered on this device. Null when there is none. */
export function useCurrentUnit(units: readonly SessionUnit[]): {
  readonly unit: SessionUnit | null;
  readonly choose: (unitId: string) => void;
} {
  const [chosen, setChosen] = useState(remembered);
  const choose = (unitId: string): void => {
    setChosen(unitId);
    try {
      localStorage.setItem(KEY, unitId);
    } catch {
      // for this visit only
    }
  };
  return { unit: units.find(({ id }) => id === chosen) ?? units[0] ?? null, choose };
}
