import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { StageRule } from "@gongshi/domain/program/program";
import { t } from "../../lib/messages/catalogue";
import { SelectField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import styles from "./programs.module.css";

type Stages = ProgramSettings["stages"];

const BEFORE: StageRule = { stage: "BEFORE_PAYMENT", periodLength: 7, periodUnit: "DAYS", postWithinWorkingDays: 5 };

/** Results are always published; a round before payment is chosen. */
export function StagesEditor({
  stages,
  onChange,
}: {
  readonly stages: Stages;
  readonly onChange: (stages: Stages) => void;
}) {
  const set = (stage: StageRule["stage"], change: Partial<StageRule>) =>
    onChange(stages.map((rule) => (rule.stage === stage ? { ...rule, ...change } : rule)));
  return (
    <div className={styles.items}>
      <span className={form.checks}>
        <label>
          <input
            type="checkbox"
            checked={stages.some(({ stage }) => stage === "BEFORE_PAYMENT")}
            onChange={(event) =>
              onChange(
                event.target.checked ? [BEFORE, ...stages] : stages.filter(({ stage }) => stage !== "BEFORE_PAYMENT"),
              )
            }
          />
          {t("form.stageBefore")}
        </label>
      </span>
      {stages.map((rule) => (
        <fieldset key={rule.stage} className={styles.item}>
          <legend>{t(`stage.${rule.stage}`)}</legend>
          <div className={styles.three}>
            <TextField
              type="number"
              inputMode="numeric"
              min={1}
              max={366}
              label={t("form.periodLength")}
              value={Number.isNaN(rule.periodLength) ? "" : rule.periodLength}
              onChange={(event) => set(rule.stage, { periodLength: event.target.valueAsNumber })}
            />
            <SelectField
              label={t("form.periodUnit")}
              value={rule.periodUnit}
              onChange={(event) => set(rule.stage, { periodUnit: event.target.value as StageRule["periodUnit"] })}
            >
              {(["DAYS", "WORKING_DAYS"] as const).map((unit) => (
                <option key={unit} value={unit}>
                  {t(`form.unit.${unit}`)}
                </option>
              ))}
            </SelectField>
            <TextField
              type="number"
              inputMode="numeric"
              min={1}
              max={60}
              label={t("form.postWithin")}
              value={Number.isNaN(rule.postWithinWorkingDays) ? "" : rule.postWithinWorkingDays}
              onChange={(event) => set(rule.stage, { postWithinWorkingDays: event.target.valueAsNumber })}
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}
