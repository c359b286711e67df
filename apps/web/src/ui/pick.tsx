import { useId, type ReactNode, type SelectHTMLAttributes } from "react";
import styles from "./pick.module.css";

/** A small select with its name before it, for a row of filters. */
export function Pick({
  label,
  children,
  active = false,
  ...select
}: SelectHTMLAttributes<HTMLSelectElement> & {
  readonly label: string;
  readonly children: ReactNode;
  readonly active?: boolean;
}) {
  const id = useId();
  return (
    <span className={styles.pick} data-active={active || undefined}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select {...select} id={id} className={styles.select}>
        {children}
      </select>
    </span>
  );
}

/** Two or three choices side by side; one is in force. */
export function Switcher<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <div role="group" aria-label={label} className={styles.switcher}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          title={option.hint}
          className={styles.choice}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

/** The row that holds them. */
export const FilterRow = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.row}>{children}</div>
);
