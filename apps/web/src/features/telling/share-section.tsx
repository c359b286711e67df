import { Copy, Share2 } from "lucide-react";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { copyText } from "./copy-text";
import styles from "./share-section.module.css";

export interface OffBoard {
  readonly groupText: string;
  readonly script: string;
  readonly picturePath: string;
}

/** Ready to go out: words for the group, a picture, a minute for the loudspeaker. Nobody's name is in any of them. */
export function ShareSection({ offBoard }: { readonly offBoard: OffBoard | null }) {
  if (offBoard === null)
    return (
      <details className={styles.share}>
        <summary>{t("share.title")}</summary>
        <p className={styles.soft}>{t("share.nothing")}</p>
      </details>
    );
  return (
    <details className={styles.share}>
      <summary>{t("share.title")}</summary>
      <p className={styles.soft}>{t("share.help")}</p>
      <Words label={t("share.text")} text={offBoard.groupText} />
      <Picture path={offBoard.picturePath} />
      <Words label={t("share.script")} text={offBoard.script} />
    </details>
  );
}

function Words({ label, text }: { readonly label: string; readonly text: string }) {
  const [said, setSaid] = useState<"copied" | "failed" | null>(null);
  return (
    <section className={styles.part} aria-label={label}>
      <h4>{label}</h4>
      <p className={styles.text}>{text}</p>
      <Button
        variant="quiet"
        icon={<Copy aria-hidden="true" />}
        onClick={() => void copyText(text).then((done) => setSaid(done ? "copied" : "failed"))}
      >
        {t("share.copy")}
      </Button>
      {said === null ? null : <p role="status">{t(said === "copied" ? "share.copied" : "share.copyFailed")}</p>}
    </section>
  );
}

function Picture({ path }: { readonly path: string }) {
  const [missing, setMissing] = useState(false);
  const share = async (): Promise<void> => {
    try {
      const answer = await fetch(path, { credentials: "same-origin" });
      const file = new File([await answer.blob()], "gongshi.png", { type: "image/png" });
      if (navigator.canShare?.({ files: [file] }) === true) await navigator.share({ files: [file] });
    } catch {
      // Closed without choosing, or no network: the picture itself is there to be held down.
    }
  };
  if (missing) return null;
  return (
    <section className={styles.part} aria-label={t("share.picture")}>
      <h4>{t("share.picture")}</h4>
      <img
        className={styles.picture}
        src={path}
        alt={t("share.pictureAlt")}
        loading="lazy"
        onError={() => setMissing(true)}
      />
      {typeof navigator !== "undefined" && "canShare" in navigator ? (
        <Button variant="quiet" icon={<Share2 aria-hidden="true" />} onClick={() => void share()}>
          {t("share.send")}
        </Button>
      ) : null}
      <p className={styles.soft}>{t("share.save")}</p>
    </section>
  );
}
