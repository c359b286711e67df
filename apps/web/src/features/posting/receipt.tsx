import { Check, CloudUpload, LoaderCircle, Save, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { useOutbox } from "../../outbox/use-outbox";
import { buttonClass } from "../../ui/button-class";
import { Screen } from "../../ui/screen";
import { entryWords } from "./entry-words";
import { PhotoButton } from "./photo-button";
import styles from "./post-screen.module.css";

const ICONS: Readonly<Record<string, ReactNode>> = {
  draft: <Save aria-hidden="true" />,
  queued: <CloudUpload aria-hidden="true" />,
  sending: <LoaderCircle aria-hidden="true" />,
  received: <Check aria-hidden="true" className={styles.sent} />,
  refused: <TriangleAlert aria-hidden="true" />,
  "needs-you": <TriangleAlert aria-hidden="true" />,
};

/** 已送达 with the server's time, and only with its receipt; until then it says where the photo is. */
export function Receipt({ id, onPhoto }: { readonly id: string; readonly onPhoto: (file: File) => void }) {
  const { entries } = useOutbox();
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) return null;
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
