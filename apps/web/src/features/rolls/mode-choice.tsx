import type { RollMode } from "@gongshi/domain/roll/roll-mode";
import { useId } from "react";
import { t } from "../../lib/messages/catalogue";
import styles from "./column-question.module.css";

const MODES: readonly RollMode[] = ["JOIN", "REPLACE"];

/** Whether the file adds to the draft or takes its place: said before the file is read, and never guessed. */
export function ModeChoice({
  mode,
  lineCount,
  onChange,
}: {
  readonly mode: RollMode;
  /** Lines of the draft as it stands. */
  readonly lineCount: number;
  readonly onChange: (mode: RollMode) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{t("mode.title")}</legend>
      {MODES.map((each) => (
        <label key={each} className={styles.choice} data-chosen={mode === each || undefined}>
          <input type="radio" name={name} checked={mode === each} onChange={() => onChange(each)} />
          <span className={styles.words}>
            <span className={styles.title}>{t(`mode.${each}`)}</span>
            <span className={styles.samples}>{t(`mode.${each}.help`, { count: lineCount })}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
