import styles from "./publication.module.css";

/** Choices of which one is in force, each with a sentence on what it does. */
export function OptionGroup<Value extends string>({
  name,
  label,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly help: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
          <small>{option.help}</small>
        </label>
      ))}
    </fieldset>
  );
}
