import { Check, CloudUpload, LoaderCircle, Save } from "lucide-react";
import type { ReactNode } from "react";
import { Link, Redirect } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { useOutbox } from "../../outbox/use-outbox";
import { buttonClass } from "../../ui/button-class";
import { Screen } from "../../ui/screen";
import { EntryCard } from "./entry-card";
import { entryWords } from "./entry-words";
import { PhotoButton } from "./photo-button";
import styles from "./post-screen.module.css";

const ICONS: Readonly<Record<string, ReactNode>> = {
  draft: <Save aria-hidden="true" />,
  queued: <CloudUpload aria-hidden="true" />,
  sending: <LoaderCircle aria-hidden="true" />,
  received: <Check aria-hidden="true" className={styles.sent} />,
};

/**
 * 已送达 with the server's time, and only with its receipt; until then it says where the photo is. What was refused stands here
 * as it stands in the list: with its reason and what to do.
 */
export function Receipt({
  id,
  onPhoto,
}: {
  readonly id: string;
  /** Another photo; of what was refused it takes the place. */
  readonly onPhoto: (file: File, insteadOf?: string) => void;
}) {
  const { entries } = useOutbox();
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) return <Redirect to="/todo" />;
  if (entry.state.kind === "refused" || entry.state.kind === "needs-you")
    return (
      <Screen title={t("post.title")} back="/todo">
        <EntryCard entry={entry} onRetake={(file) => onPhoto(file, id)} />
        <Link href="/todo" className={buttonClass({ variant: "quiet", size: "large", wide: true })}>
          {t("outbox.toTodo")}
        </Link>
      </Screen>
    );
  const { title, help } = entryWords(entry.state);
  return (
    <Screen title={t("post.title")}>
      <div className={styles.receipt} role="status">
        {ICONS[entry.state.kind]}
        <p className={styles.big}>{title}</p>
        <p className={styles.soft}>{help}</p>
      </div>
      <ul className={styles.list}>
        {entry.titles.map((each) => (
          <li key={each} className={styles.item}>
            {each}
          </li>
        ))}
      </ul>
      <Link href="/todo" className={buttonClass({ size: "large", wide: true })}>
        {t("outbox.toTodo")}
      </Link>
      <PhotoButton variant="quiet" onPhoto={onPhoto}>
        {t("outbox.another")}
      </PhotoButton>
    </Screen>
  );
}
