import { useEffect, useState } from "react";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { useSession } from "../../lib/session/session";
import type { OutboxEntry } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./entry-card.module.css";
import { entryWords } from "./entry-words";
import { PhotoCanvas } from "./photo-canvas";
import { StartPosting } from "./start-posting";

/** Something that is on this phone only: its photo, what is true of it, and what can be done. */
export function EntryCard({ entry }: { readonly entry: OutboxEntry }) {
  const { outbox, sendNow } = useOutbox();
  const { refresh } = useSession();
  const [asking, setAsking] = useState(false);
  const [jpeg, setJpeg] = useState<ArrayBuffer | null>(null);
  const { state } = entry;
  const { title, help, tone } = entryWords(state);

  useEffect(() => {
    let gone = false;
    void outbox.photo(entry.input.photoSha256).then((bytes) => {
      if (!gone) setJpeg(bytes);
    });
    return () => {
      gone = true;
    };
  }, [outbox, entry.input.photoSha256]);

  const send = async (): Promise<void> => {
    if (state.kind === "draft") await outbox.submit(entry.id);
    else await outbox.retry(entry.id);
    await sendNow();
  };
  const signedOut = state.kind === "needs-you" && state.because === "SIGNED_OUT";
  const sendable = state.kind === "draft" || state.kind === "queued" || state.kind === "refused";
  const hopeless = state.kind === "refused" || (state.kind === "needs-you" && state.because === "PHOTO_GONE");
  return (
    <Card tone={tone} className={styles.card}>
      {jpeg === null ? null : <PhotoCanvas jpeg={jpeg} label={t("post.photoAlt")} />}
      <p>
        <StatusBadge tone={tone}>{title}</StatusBadge>
      </p>
      <p>{help}</p>
      <p className={styles.soft}>
        {entry.unitName}，{formatInstant(entry.input.phoneTime)}
      </p>
      <ul className={styles.titles}>
        {entry.titles.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        {signedOut ? <Button onClick={() => void refresh()}>{t("signIn.title")}</Button> : null}
        {sendable ? (
          <Button variant={state.kind === "draft" ? "primary" : "quiet"} onClick={() => void send()}>
            {t(state.kind === "draft" ? "post.submit" : "outbox.sendNow")}
          </Button>
        ) : null}
        {hopeless ? <StartPosting>{t("post.again")}</StartPosting> : null}
        {state.kind === "sending" ? null : (
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t("outbox.remove")}
          </Button>
        )}
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("outbox.removeTitle")}
        description={t("outbox.removeHelp")}
        actions={
          <>
            <Button variant="danger" onClick={() => void outbox.remove(entry.id)}>
              {t("outbox.remove")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("outbox.keep")}</Button>
          </>
        }
      />
    </Card>
  );
}
