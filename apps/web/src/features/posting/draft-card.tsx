import { Camera } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import type { PostingDraft } from "../../outbox/draft";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./entry-card.module.css";
import { PhotoCanvas } from "./photo-canvas";
import { RemoveDialog } from "./remove-dialog";

/** A posting that was not finished: the page was closed, or the phone went out. Its photo is here. */
export function DraftCard({ draft }: { readonly draft: PostingDraft }) {
  const { outbox } = useOutbox();
  const [asking, setAsking] = useState(false);
  const { photo } = draft;
  const jpeg = photo.kind === "prepared" ? photo.bytes.get(photo.photoSha256) : photo.bytes;
  return (
    <Card tone="waiting" className={styles.card}>
      {jpeg === undefined ? null : <PhotoCanvas jpeg={jpeg} label={t("post.photoAlt")} />}
      <p>
        <StatusBadge tone="waiting">{t("outbox.unfinished")}</StatusBadge>
      </p>
      <p>{t("outbox.unfinishedHelp", { time: formatInstant(new Date(draft.takenAt)) })}</p>
      <div className={styles.actions}>
        <Link href={`/post?draft=${draft.id}`} className={buttonClass({ size: "large" })}>
          <Camera aria-hidden="true" />
          {t("outbox.goOn")}
        </Link>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t("outbox.remove")}
        </Button>
      </div>
      <RemoveDialog open={asking} onClose={() => setAsking(false)} onRemove={() => outbox.removeDraft(draft.id)} />
    </Card>
  );
}
