import type { ProgramSettings, SettingName } from "@gongshi/domain/program/settings";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { CHANNELS, BOARD } from "@gongshi/domain/channel/channels";
import type { ReactNode } from "react";
import { t } from "../../lib/messages/catalogue";
import { SelectField, TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Section } from "../../ui/section";
import { ColumnsEditor } from "./columns-editor";
import { RollRulesEditor } from "./roll-rules-editor";
import { ReviewEditor } from "./review-editor";
import { cadenceOf } from "./settings-input";
import { StagesEditor } from "./stages-editor";
import styles from "./programs.module.css";

type Choice = "grade" | "recipientKind" | "publisher" | "internetProfile";

interface Props {
  readonly settings: ProgramSettings;
  readonly onChange: (settings: ProgramSettings) => void;
}

/** Every setting of a program, each with the sentence of what it changes and from when. */
export function SettingsForm({ settings, onChange }: Props) {
  const set = <Name extends SettingName>(name: Name, value: ProgramSettings[Name]) =>
    onChange({ ...settings, [name]: value });
  const text = (name: "name" | "publicName" | "policyBasis" | "whoIsEntitled", max: number) => (
    <TextField
      label={t(`setting.${name}`)}
      hint={t(`settingEffect.${name}`)}
      autoComplete="off"
      maxLength={max}
      value={settings[name]}
      onChange={(event) => set(name, event.target.value)}
    />
  );
  const unit = (name: "quantityUnit" | "rateUnit") => (
    <TextField
      label={`${t(`setting.${name}`)}${t("common.optional")}`}
      hint={t(`settingEffect.${name}`)}
      autoComplete="off"
      maxLength={FREE_TEXTS.countingUnit.max}
      value={settings[name] ?? ""}
      onChange={(event) => set(name, event.target.value === "" ? null : event.target.value)}
    />
  );
  const number = (name: "internetTermDays" | "retentionYears" | "departmentDueWorkingDays", most: number) => (
    <TextField
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      label={t(`setting.${name}`)}
      hint={t(`settingEffect.${name}`)}
      value={Number.isNaN(settings[name]) ? "" : settings[name]}
      onChange={(event) => set(name, event.target.valueAsNumber)}
    />
  );
  const choice = <Name extends Choice>(name: Name, options: readonly (readonly [ProgramSettings[Name], string])[]) => (
    <SelectField
      label={t(`setting.${name as Choice}`)}
      hint={t(`settingEffect.${name as Choice}`)}
      value={settings[name]}
      onChange={(event) => set(name, event.target.value as ProgramSettings[Name])}
    >
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );

  return (
    <div className={styles.form}>
      <Section title={t("program.part.what")}>
        {text("name", FREE_TEXTS.programName.max)}
        {text("publicName", FREE_TEXTS.programPublicName.max)}
        {choice(
          "grade",
          (["N", "S", "SS"] as const).map((grade) => [
            grade,
            `${t(`programs.grade.${grade}`)}：${t(`programs.gradeHelp.${grade}`)}`,
          ]),
        )}
        {choice(
          "recipientKind",
          (["HOUSEHOLD", "PERSON", "ORGANISATION"] as const).map((kind) => [kind, t(`programs.recipient.${kind}`)]),
        )}
        {choice(
          "publisher",
          (["COOPERATIVE", "COMMUNITY", "SUBDISTRICT"] as const).map((kind) => [kind, t(`programs.publisher.${kind}`)]),
        )}
        {text("policyBasis", FREE_TEXTS.basis.max)}
        {text("whoIsEntitled", FREE_TEXTS.whoIsEntitled.max)}
        <TextAreaField
          label={t("setting.cadence")}
          hint={`${t("settingEffect.cadence")}${t("form.cadenceHint")}`}
          defaultValue={settings.cadence.map(({ name }) => name).join("\n")}
          onChange={(event) => set("cadence", cadenceOf(event.target.value, settings.cadence))}
        />
        {number("departmentDueWorkingDays", 60)}
      </Section>
      <Section title={t("program.part.board")}>
        <Group name="stages">
          <StagesEditor stages={settings.stages} onChange={(stages) => set("stages", stages)} />
        </Group>
        <Group name="columns">
          <ColumnsEditor columns={settings.columns} onChange={(columns) => set("columns", columns)} />
        </Group>
        <div className={form.pair}>
          {unit("quantityUnit")}
          {unit("rateUnit")}
        </div>
        <Group name="expectedChannels">
          <div className={form.checks}>
            {CHANNELS.filter((channel) => channel !== BOARD).map((channel) => (
              <label key={channel}>
                <input
                  type="checkbox"
                  checked={settings.expectedChannels.includes(channel)}
                  onChange={(event) =>
                    set(
                      "expectedChannels",
                      CHANNELS.filter((each) =>
                        each === channel ? event.target.checked : settings.expectedChannels.includes(each),
                      ),
                    )
                  }
                />
                {t(`channel.${channel}`)}
              </label>
            ))}
          </div>
        </Group>
      </Section>
      <Section title={t("program.part.internet")}>
        {choice(
          "internetProfile",
          (["NOTHING", "TOTALS", "MASKED_LIST"] as const).map((profile) => [
            profile,
            t(`programs.internet.${profile}`),
          ]),
        )}
        <div className={form.pair}>
          {number("internetTermDays", 3660)}
          {number("retentionYears", 100)}
        </div>
      </Section>
      <Section title={t("program.part.roll")}>
        <Group name="rollRules">
          <RollRulesEditor rules={settings.rollRules} onChange={(rules) => set("rollRules", rules)} />
        </Group>
      </Section>
      <Section title={t("program.part.review")}>
        <Group name="reviewSteps">
          <ReviewEditor review={settings.reviewSteps} onChange={(review) => set("reviewSteps", review)} />
        </Group>
      </Section>
    </div>
  );
}

function Group({ name, children }: { readonly name: SettingName; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{t(`setting.${name}`)}</legend>
      <p className={styles.effect}>{t(`settingEffect.${name}`)}</p>
      {children}
    </fieldset>
  );
}
