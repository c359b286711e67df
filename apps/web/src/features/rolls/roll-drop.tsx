import { FileSpreadsheet } from "lucide-react";
import { useRef, useState, type DragEvent } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Spinner } from "../../ui/spinner";
import styles from "./roll-drop.module.css";

/** A place to drop the roll, or a button to choose it. */
export function RollDrop({
  fileName,
  reading,
  onFile,
}: {
  readonly fileName: string | null;
  readonly reading: boolean;
  readonly onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined && !reading) onFile(file);
  }

  return (
    <div
      className={classNames(styles.drop, over && styles.over, fileName !== null && styles.small)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileSpreadsheet aria-hidden="true" className={styles.icon} />
      {reading ? (
        <p className={styles.words} role="status">
          <Spinner /> {t("roll.reading")}
        </p>
      ) : (
        <p className={styles.words}>{fileName ?? t("roll.drop")}</p>
      )}
      <Button
        variant={fileName === null ? "primary" : "quiet"}
        size={fileName === null ? "medium" : "small"}
        disabled={reading}
        onClick={() => input.current?.click()}
      >
        {fileName === null ? t("roll.choose") : t("roll.other")}
      </Button>
      {fileName === null ? <p className={styles.formats}>{t("roll.formats")}</p> : null}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("roll.choose")}
        accept=".xlsx,.xls,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
    </div>
  );
}
