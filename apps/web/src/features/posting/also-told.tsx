import { TELLING_CHANNELS, type TellingChannel } from "@gongshi/domain/channel/telling-channels";
import { Check, Pencil } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import type { AlsoTold } from "../../outbox/entry";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import styles from "./also-told.module.css";

/** The ones most villages use stand open; the rest one tap further. */
const USUAL = 4;

/** Other channels on which the same was made known: one tap each, the day of the posting unless another is chosen. */
export function AlsoToldField({
  value,
  day,
  onChange,
  channels = TELLING_CHANNELS,
  legend = t("told.title"),
}: {
  readonly value: readonly AlsoTold[];
  /** The day that holds where no other is chosen, YYYY-MM-DD. */
  readonly day: string;
  readonly onChange: (value: readonly AlsoTold[]) => void;
  readonly channels?: readonly TellingChannel[];
  readonly legend?: string;
}) {
  const toggle = (channel: TellingChannel): void =>
    onChange(
      value.some((told) => told.channel === channel)
        ? value.filter((told) => told.channel !== channel)
        : [...value, { channel }],
    );
  const box = (channel: TellingChannel) => {
    const chosen = value.some((told) => told.channel === channel);
    return (
      <label key={channel} className={styles.channel}>
        <input type="checkbox" checked={chosen} onChange={() => toggle(channel)} />
        {chosen ? <Check aria-hidden="true" /> : null}
        <span>{t(`channel.${channel}`)}</span>
      </label>
    );
  };
  return (
    <fieldset className={styles.field}>
      <legend>{legend}</legend>
      <p className={styles.help}>{t("told.help")}</p>
      <div className={styles.channels}>{channels.slice(0, USUAL).map(box)}</div>
      {channels.length > USUAL ? (
        <details className={styles.more} open={value.some((told) => channels.indexOf(told.channel) >= USUAL)}>
          <summary>{t("told.more")}</summary>
          <div className={styles.channels}>{channels.slice(USUAL).map(box)}</div>
        </details>
      ) : null}
      {value.map((told) => (
        <Day
          key={told.channel}
          told={told}
          day={day}
          onChange={(toldOn) =>
            onChange(
              value.map((other) =>
                other.channel !== told.channel
                  ? other
                  : toldOn === null
                    ? { channel: told.channel }
                    : { channel: told.channel, toldOn },
              ),
            )
          }
        />
      ))}
    </fieldset>
  );
}

function Day({
  told,
  day,
  onChange,
}: {
  readonly told: AlsoTold;
  readonly day: string;
  readonly onChange: (toldOn: string | null) => void;
}) {
  const channel = t(`channel.${told.channel}`);
  if (told.toldOn === undefined)
    return (
      <p className={styles.day}>
        <span>
          {channel}，{t("told.sameDay")}
        </span>
        <Button
          variant="quiet"
          size="small"
          icon={<Pencil aria-hidden="true" />}
          aria-label={`${channel}，${t("told.otherDay")}`}
          onClick={() => onChange(day)}
        >
          {t("told.otherDay")}
        </Button>
      </p>
    );
  return (
    <TextField
      label={t("told.on", { channel })}
      type="date"
      max={day}
      value={told.toldOn}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    />
  );
}
