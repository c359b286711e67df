import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { t } from "../../lib/messages/catalogue";
import { TextAreaField } from "../../ui/field";
import styles from "./review-form.module.css";

export const SECRECY_VERDICTS = ["PROACTIVE", "ON_REQUEST", "NOT_PUBLIC"] as const;

export interface Secrecy {
  readonly verdict: (typeof SECRECY_VERDICTS)[number] | null;
  readonly reason: string;
}

/** 主动公开 / 依申请公开 / 不予公开; in one act with another step it may be left to the secrecy reviewer. */
export function SecrecyChoice({
  own,
  value,
  onChange,
}: {
  /** The step is the secrecy verdict's own. */
  readonly own: boolean;
  readonly value: Secrecy;
  readonly onChange: (value: Secrecy) => void;
}) {
  const choice = (verdict: Secrecy["verdict"], label: string, hint: string) => (
    <label key={label} className={styles.tick}>
      <input
        type="radio"
        name="secrecy"
        required={own}
        checked={value.verdict === verdict}
        onChange={() => onChange({ ...value, verdict })}
      />
      <span>
        <strong>{label}</strong>
        <span className={styles.soft}>{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset className={styles.group}>
      <legend>{t("review.secrecy")}</legend>
      {own ? null : choice(null, t("review.secrecy.later"), t("review.secrecy.laterHelp"))}
      {SECRECY_VERDICTS.map((verdict) =>
        choice(verdict, t(`review.secrecy.${verdict}`), t(`review.secrecy.${verdict}.help`)),
      )}
      {value.verdict === null || value.verdict === "PROACTIVE" ? null : (
        <TextAreaField
          label={t("review.secrecyReason")}
          value={value.reason}
          maxLength={FREE_TEXTS.secrecyReason.max}
          required
          onChange={(event) => onChange({ ...value, reason: event.target.value })}
        />
      )}
    </fieldset>
  );
}
