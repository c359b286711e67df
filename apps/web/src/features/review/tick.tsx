import styles from "./review-form.module.css";

/** A large box to tick, with what it means; the whole line answers to a finger. */
export const Tick = ({
  label,
  hint,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}) => (
  <label className={styles.tick}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>
      <strong>{label}</strong>
      <span className={styles.soft}>{hint}</span>
    </span>
  </label>
);
