import { ChevronsUpDown } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import type { SessionUnit } from "../../lib/session/session";
import styles from "./todo-screen.module.css";

/** The unit's name; a choice where the person works for several. */
export function UnitSwitcher({
  units,
  unit,
  onChoose,
}: {
  readonly units: readonly SessionUnit[];
  readonly unit: SessionUnit;
  readonly onChoose: (unitId: string) => void;
}) {
  if (units.length < 2) return unit.name;
  return (
    <span className={styles.switcher}>
      <span aria-hidden="true">{unit.name}</span>
      <ChevronsUpDown aria-hidden="true" />
      <select aria-label={t("todo.switchUnit")} value={unit.id} onChange={(event) => onChoose(event.target.value)}>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
