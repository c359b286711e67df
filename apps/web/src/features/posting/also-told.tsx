import type { TickChannel } from "@gongshi/domain/channel/tick-list";
import type { TellingChannel } from "@gongshi/domain/channel/telling-channels";
import { Check, Pencil } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import type { AlsoTold } from "../../outbox/entry";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import styles from "./also-told.module.css";

/** So many stand open, and all that the program expects; the rest is one tap further. */
const USUAL = 4;

/** Other channels on which the same was made known: one tap each, the day of the posting unless another is chosen. */
export function AlsoToldField({
  value,
  day,
  onChange,
  channels,
  nameOf,
  legend = t("told.title"),
  help = t("told.help"),
}: {
  readonly value: readonly AlsoTold[];
  /** The day that holds where no other is chosen, YYYY-MM-DD. */
  readonly day: string;
  readonly onChange: (value: readonly AlsoTold[]) => void;
  /** What may be ticked off, expected ones first. */
  readonly channels: readonly TickChannel[];
  readonly nameOf: (channel: TellingChannel) => string;
  readonly legend?: string;
  readonly help?: string;
}) {
  const toggle = (channel: TellingChannel): void =>
    onChange(
      value.some((told) => told.channel === channel)
        ? value.filter((told) => told.channel !== channel)
        : [...value, { channel }],
    );
  const box = ({ channel, expected }: Pick<TickChannel, "channel" | "expected">) => {
    const chosen = value.some((told) => told.channel === channel);
    return (
      <label key={channel} className={styles.channel}>
        <input type="checkbox" checked={chosen} onChange={() => toggle(channel)} />
        {chosen ? <Check aria-hidden="true" /> : null}
        <span>{nameOf(channel)}</span>
        {expected ? <span className={styles.expected}>{t("told.expected")}</span> : null}
      </label>
    );
  };
  const isIn = (list: readonly TickChannel[], channel: TellingChannel): boolean =>
    list.some((each) => each.channel === channel);
  const open = channels.slice(0, Math.max(USUAL, channels.filter(({ expected }) => expected).length));
  // What was ticked in a draft stays there to be unticked, though the street has since stopped offering it.
  const left = value.flatMap(({ channel }) => (isIn(channels, channel) ? [] : [{ channel, expected: false }]));
  const more = [...channels.slice(open.length), ...left];
  return (
    <fieldset className={styles.field}>
      <legend>{legend}</legend>
      <p className={styles.help}>{help}</p>
      <div className={styles.channels}>{open.map(box)}</div>
      {more.length > 0 ? (
        <details className={styles.more} open={value.some(({ channel }) => !isIn(open, channel))}>
          <summary>{t("told.more")}</summary>
          <div className={styles.channels}>{more.map(box)}</div>
        </details>
      ) : null}
      {value.map((told) => (
        <Day
          key={told.channel}
          told={told}
          name={nameOf(told.channel)}
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
  name,
  day,
  onChange,
}: {
  readonly told: AlsoTold;
  readonly name: string;
  readonly day: string;
  readonly onChange: (toldOn: string | null) => void;
}) {
  if (told.toldOn === undefined)
    return (
      <p className={styles.day}>
        <span>
          {name}，{t("told.sameDay")}
        </span>
        <Button
          variant="quiet"
          size="small"
          icon={<Pencil aria-hidden="true" />}
          aria-label={`${name}，${t("told.otherDay")}`}
          onClick={() => onChange(day)}
        >
          {t("told.otherDay")}
        </Button>
      </p>
    );
  return (
    <TextField
      label={t("told.on", { channel: name })}
      type="date"
      max={day}
      value={told.toldOn}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    />
  );
}
