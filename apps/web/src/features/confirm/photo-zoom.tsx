import { ZoomIn } from "lucide-react";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import { Drawer } from "../../ui/drawer";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./confirm-screen.module.css";

/** The photo, large; a tap shows it larger still, to move about in. */
export function PhotoZoom({ src, alt }: { readonly src: string; readonly alt: string }) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [close, setClose] = useState(false);
  if (failed) return <NoticeBar tone="soon">{t("confirm.photoMissing")}</NoticeBar>;
  return (
    <>
      <button
        type="button"
        className={styles.photo}
        onClick={() => setOpen(true)}
        aria-label={`${alt}，${t("confirm.zoom")}`}
      >
        <img src={src} alt="" onError={() => setFailed(true)} />
        <span className={styles.zoomHint} aria-hidden="true">
          <ZoomIn /> {t("confirm.zoom")}
        </span>
      </button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t("confirm.zoomTitle")}>
        <button type="button" className={styles.large} onClick={() => setClose(!close)} aria-pressed={close}>
          <img src={src} alt={alt} className={classNames(close && styles.larger)} />
        </button>
      </Drawer>
    </>
  );
}
