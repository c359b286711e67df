import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useId, useState } from "react";
import { useQuery } from "urql";
import { t } from "../../lib/messages/catalogue";
import { Busy } from "../../ui/busy";
import { TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { Claimable, claimed } from "./claimable-query";
import { reasonFault } from "./hang-date";
import styles from "./post-screen.module.css";

export interface Override {
  readonly notices: readonly { readonly id: string; readonly title: string }[];
  readonly reason: string;
  readonly complete: boolean;
}

const REASONS = [t("post.why.glass"), t("post.why.damaged"), t("post.why.camera")];
const OTHER = t("post.why.other");

/** "The photo is fine": which notices it shows and why no code is read; a supervisor then decides by eye. */
export function OverrideForm({
  unitId,
  value,
  onChange,
  showFaults,
}: {
  readonly unitId: string;
  readonly value: Override;
  readonly onChange: (value: Override) => void;
  readonly showFaults: boolean;
}) {
  const [{ data, fetching }] = useQuery({ query: Claimable, variables: { unitId } });
  // A draft that is taken up again has its reason, and no more than that.
  const [choice, setChoice] = useState(() =>
    value.reason === "" || REASONS.includes(value.reason) ? value.reason : OTHER,
  );
  const group = useId();
  const fault = reasonFault(value.reason);
  const claimable = claimed(data);
  const change = (next: Partial<Override>): void => {
    const { notices, reason } = { ...value, ...next };
    onChange({ notices, reason, complete: notices.length > 0 && reasonFault(reason) === null });
  };
  const toggle = (notice: { id: string; title: string }): void =>
    change({
      notices: value.notices.some(({ id }) => id === notice.id)
        ? value.notices.filter(({ id }) => id !== notice.id)
        : [...value.notices, { id: notice.id, title: notice.title }],
    });
  return (
    <section className={styles.form} aria-label={t("post.overrideTitle")}>
      <NoticeBar tone="soon">{t("post.overrideNote")}</NoticeBar>
      <fieldset className={styles.choices}>
        <legend>{t("post.overrideWhich")}</legend>
        {claimable.length === 0 ? fetching ? <Busy /> : <p>{t("post.overrideNone")}</p> : null}
        {claimable.map((notice) => (
          <label key={notice.id} className={styles.choice}>
            <input
              type="checkbox"
              checked={value.notices.some(({ id }) => id === notice.id)}
              onChange={() => toggle(notice)}
            />
            <span>{notice.title}</span>
          </label>
        ))}
        {showFaults && value.notices.length === 0 ? (
          <p className={styles.fault} role="alert">
            {t("post.overrideWhichMissing")}
          </p>
        ) : null}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{t("post.overrideWhy")}</legend>
        {[...REASONS, OTHER].map((reason) => (
          <label key={reason} className={styles.choice}>
            <input
              type="radio"
              name={group}
              checked={choice === reason}
              onChange={() => {
                setChoice(reason);
                change({ reason: reason === OTHER ? "" : reason });
              }}
            />
            <span>{reason}</span>
          </label>
        ))}
        {choice === OTHER ? (
          <TextField
            label={t("post.whyOther")}
            value={value.reason}
            maxLength={FREE_TEXTS.noCodeReason.max}
            onChange={(event) => change({ reason: event.target.value })}
          />
        ) : null}
        {showFaults && fault !== null ? (
          <p className={styles.fault} role="alert">
            {t(fault === "REASON_MISSING" ? "post.reasonMissing" : "post.reasonNumber")}
          </p>
        ) : null}
      </fieldset>
    </section>
  );
}
