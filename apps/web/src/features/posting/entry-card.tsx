import { useEffect, useState } from "react";
import { formatDate, formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { subdistrictIds, useSession } from "../../lib/session/session";
import type { OutboxEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { StatusBadge } from "../../ui/status-badge";
import { useChannels } from "../telling/use-channels";
import { ChangeDate } from "./change-date";
import { ChangeReason } from "./change-reason";
import { ChangeToldDay } from "./change-told-day";
import styles from "./entry-card.module.css";
import { entryWords } from "./entry-words";
import { mendedBy } from "./next-step";
import { PhotoButton } from "./photo-button";
import { PhotoCanvas } from "./photo-canvas";
import { RemoveDialog } from "./remove-dialog";
import { SaveFile } from "./save-file";
import { StartPosting } from "./start-posting";

/** Something that is on this phone only: its photo, what is true of it, what is at fault, and the one thing to do now. */
export function EntryCard({
  entry,
  onRetake,
}: {
  readonly entry: OutboxEntry;
  /** Where the posting screen is open already: takes the new photo. */
  readonly onRetake?: (file: File) => void;
}) {
  const { outbox, sendNow, volatile } = useOutbox();
  const { refresh, viewer } = useSession();
  const channels = useChannels(subdistrictIds(viewer)[0] ?? null);
  const [asking, setAsking] = useState(false);
  const jpeg = usePhotoOf(entry);
  const { state } = entry;
  const { title, help, tone } = entryWords(state);
  const { field, step } = mendedBy(state);

  const send = async (): Promise<void> => {
    if (state.kind === "draft") await outbox.submit(entry.id);
    else await outbox.retry(entry.id);
    await sendNow();
  };
  // With a photo it is asked for twice, as every removal of one; a word alone has served its time.
  const dismiss = (): void => (entry.kind === "posting" ? setAsking(true) : void outbox.remove(entry.id));
  return (
    <Card tone={tone} className={styles.card}>
      {jpeg === null ? null : <PhotoCanvas jpeg={jpeg} label={t("post.photoAlt")} />}
      <p>
        <StatusBadge tone={tone}>{title}</StatusBadge>
      </p>
      {field === null ? null : <p className={styles.field}>{t("outbox.atFault", { field: t(field) })}</p>}
      <p>{help}</p>
      {volatile.has(entry.id) ? <p className={styles.field}>{t("outbox.keepOpen")}</p> : null}
      <p className={styles.soft}>
        {entry.unitName}，{formatInstant(new Date(entry.createdAt))}
      </p>
      {entry.kind === "telling" ? (
        <p>
          {t("entry.telling", {
            channel: channels.nameOf(entry.input.channel),
            date: formatDate(entry.input.toldOn),
          })}
        </p>
      ) : null}
      {entry.kind === "taking-back" ? <p>{t("entry.takingBack")}</p> : null}
      {entry.kind === "taking-down" ? <p>{t("entry.takingDown")}</p> : null}
      <ul className={styles.titles}>
        {entry.titles.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        {step === "SIGN_IN" ? <Button onClick={() => void refresh()}>{t("signIn.title")}</Button> : null}
        {step === "CHANGE_DATE" && entry.kind === "posting" ? <ChangeDate entry={entry} /> : null}
        {step === "CHANGE_DATE" && entry.kind === "telling" ? (
          <ChangeToldDay entry={entry} channel={channels.nameOf(entry.input.channel)} />
        ) : null}
        {step === "CHANGE_REASON" && (entry.kind === "posting" || entry.kind === "decision") ? (
          <ChangeReason entry={entry} />
        ) : null}
        {step !== "RETAKE" || entry.kind !== "posting" ? null : onRetake === undefined ? (
          <StartPosting insteadOf={entry.id}>{t("post.again")}</StartPosting>
        ) : (
          <PhotoButton onPhoto={onRetake}>{t("post.again")}</PhotoButton>
        )}
        {state.kind === "draft" ? <Button onClick={() => void send()}>{t("post.submit")}</Button> : null}
        {state.kind === "queued" || step === "SEND_AGAIN" ? (
          <Button variant="quiet" onClick={() => void send()}>
            {t("outbox.sendNow")}
          </Button>
        ) : null}
        {entry.kind === "posting" && isStuck(state) ? <SaveFile entry={entry} /> : null}
        {step === "DISMISS" ? <Button onClick={dismiss}>{t("outbox.dismiss")}</Button> : null}
        {state.kind === "sending" || step === "DISMISS" ? null : (
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t("outbox.remove")}
          </Button>
        )}
      </div>
      <RemoveDialog open={asking} onClose={() => setAsking(false)} onRemove={() => outbox.remove(entry.id)} />
    </Card>
  );
}

/** Does not get away by itself: refused, waiting for the person, or tried without success. */
const isStuck = (state: OutboxEntry["state"]): boolean =>
  state.kind === "refused" || state.kind === "needs-you" || (state.kind === "queued" && state.attempts > 0);

function usePhotoOf(entry: OutboxEntry): ArrayBuffer | null {
  const { outbox } = useOutbox();
  const [jpeg, setJpeg] = useState<ArrayBuffer | null>(null);
  const name = entry.kind === "posting" ? entry.input.photoSha256 : null;
  useEffect(() => {
    if (name === null) return undefined;
    let gone = false;
    void outbox.photo(name).then((bytes) => {
      if (!gone) setJpeg(bytes);
    });
    return () => {
      gone = true;
    };
  }, [outbox, name]);
  return jpeg;
}
