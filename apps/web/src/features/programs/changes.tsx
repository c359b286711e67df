import type { ProgramSettings, SettingName } from "@gongshi/domain/program/settings";
import { SETTING_NAMES } from "@gongshi/domain/program/settings";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { t } from "../../lib/messages/catalogue";
import { settingLines } from "./setting-text";
import styles from "./programs.module.css";

/** What becomes different, setting by setting: before and after, and on request from when each counts. */
export function Changes({
  before,
  after,
  effects = false,
}: {
  readonly before: SettingsChange;
  readonly after: SettingsChange;
  readonly effects?: boolean;
}) {
  const names = SETTING_NAMES.filter((name) => after[name] !== undefined);
  return (
    <ul className={styles.versions}>
      {names.map((name) => (
        <li key={name} className={styles.change}>
          <strong>{t(`setting.${name}`)}</strong>
          {before[name] === undefined ? null : (
            <span className={styles.was}>
              {t("program.before")}：{textOf(name, before)}
            </span>
          )}
          <span>
            {t("program.after")}：{textOf(name, after)}
          </span>
          {effects ? <span className={styles.effect}>{t(`settingEffect.${name}`)}</span> : null}
        </li>
      ))}
    </ul>
  );
}

const textOf = (name: SettingName, from: SettingsChange): string =>
  settingLines(name, from[name] as ProgramSettings[typeof name]).join("；");
