import type { RollRules } from "@gongshi/domain/roll/roll-rules";
import { t } from "../../lib/messages/catalogue";
import { SelectField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";

const ANSWERS = ["WARN", "ERROR"] as const;

/** What a roll is looked through for when it is imported: the same person twice, and jumps against last year. */
export function RollRulesEditor({
  rules,
  onChange,
}: {
  readonly rules: RollRules;
  readonly onChange: (rules: RollRules) => void;
}) {
  const answer = (name: "twiceInUnit" | "inTwoUnits") => (
    <SelectField
      label={t(`form.${name}`)}
      value={rules[name]}
      onChange={(event) =>
        onChange({ ...rules, [name]: ANSWERS.find((each) => each === event.target.value) ?? rules[name] })
      }
    >
      {ANSWERS.map((each) => (
        <option key={each} value={each}>
          {t(`form.rule.${each}`)}
        </option>
      ))}
    </SelectField>
  );
  /** `part`: how many of what is stored are one of what is shown. */
  const number = (name: "jumpPermille" | "jumpLeastFen", part: number, least: number, most: number) => (
    <TextField
      type="number"
      inputMode="numeric"
      min={least}
      max={most}
      label={t(`form.${name}`)}
      value={Number.isNaN(rules[name]) ? "" : rules[name] / part}
      onChange={(event) => onChange({ ...rules, [name]: Math.round(event.target.valueAsNumber * part) })}
    />
  );
  return (
    <>
      <div className={form.pair}>
        {answer("twiceInUnit")}
        {answer("inTwoUnits")}
      </div>
      <div className={form.pair}>
        {number("jumpPermille", 10, 1, 10_000)}
        {number("jumpLeastFen", 100, 0, 1_000_000)}
      </div>
    </>
  );
}
