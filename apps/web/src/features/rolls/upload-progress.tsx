import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import styles from "./upload-progress.module.css";
import type { UploadStanding } from "./upload-door";

/** How far a long roll has come. It goes on without this page. */
export function UploadProgress({
  upload,
  fileName,
  onCancel,
}: {
  /** Null while the file itself is still on its way. */
  readonly upload: UploadStanding | null;
  readonly fileName: string;
  readonly onCancel: () => void;
}) {
  const percent = upload === null ? null : Math.floor(upload.progress / 10);
  const words =
    upload === null
      ? t("upload.sending")
      : upload.state === "WAITING"
        ? t("upload.waiting")
        : t("upload.reading", { percent: percent ?? 0 });
  return (
    <Card className={styles.card}>
      <p className={styles.file}>{fileName}</p>
      <p role="status">{words}</p>
      <progress className={styles.bar} max={100} aria-label={words} {...(percent === null ? {} : { value: percent })} />
      <div className={styles.foot}>
        <Button variant="quiet" size="small" onClick={onCancel}>
          {t("upload.cancel")}
        </Button>
        <p className={styles.soft}>{t(upload === null ? "upload.stay" : "upload.mayLeave")}</p>
      </div>
    </Card>
  );
}
