import { FilePlus2 } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Section } from "../../ui/section";
import { DownloadRejected } from "./download-rejected";
import styles from "./outstanding-rows.module.css";
import { RejectedTable } from "./rejected-table";
import type { RollInHand } from "./roll-door";
import type { RejectedRow } from "./roll-preview";

/** Rows of the draft's files that are not in it: get them, mend them, send them in again. */
export function OutstandingRows({
  rows,
  inHand,
  onJoin,
}: {
  readonly rows: readonly RejectedRow[];
  /** The roll that was let in a moment ago, while this page is open: the server kept none. */
  readonly inHand: RollInHand | null;
  readonly onJoin: (() => void) | null;
}) {
  return (
    <Section title={t("mend.title", { count: rows.length })} hint={t("mend.help")}>
      <Card className={styles.card}>
        <RejectedTable rows={rows} />
        <div className={styles.buttons}>
          {inHand === null ? null : <DownloadRejected roll={inHand} count={rows.length} variant="quiet" />}
          {onJoin === null ? null : (
            <Button size="small" icon={<FilePlus2 aria-hidden="true" />} onClick={onJoin}>
              {t("mend.join")}
            </Button>
          )}
        </div>
        {inHand === null && onJoin !== null ? <p className={styles.soft}>{t("mend.noFile")}</p> : null}
      </Card>
    </Section>
  );
}
