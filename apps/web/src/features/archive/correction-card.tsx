import { useState } from "react";
import { formatDate, shanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./archive-screen.module.css";
import { correctionTone, partsWords, stepWords } from "./correction-words";
import { OpenedCorrectionPart } from "./opened-correction";
import type { CorrectionRow } from "./queries";

/** One request: what it is about and how it stands; its words, and what can be done, behind one tap that leaves a trace. */
export function CorrectionCard({
  correction,
  first = false,
  onChanged,
}: {
  readonly correction: CorrectionRow;
  /** The one to begin with. */
  readonly first?: boolean;
  readonly onChanged: () => void;
}) {
  const [open, setOpen] = useState(false);
  const decides = correction.actions.includes("accept");
  const { answeredOn } = correction;
  return (
    <Card tone={correction.late ? "late" : correctionTone(correction)} className={styles.held}>
      <p className={styles.head}>
        <strong>{t("correction.about", { parts: partsWords(correction.parts) })}</strong>
        <StatusBadge tone={correctionTone(correction)}>{stepWords(correction)}</StatusBadge>
      </p>
      <p>{correction.title}</p>
      <p className={styles.soft}>
        {correction.unitName} ·{" "}
        {t("correction.taken", {
          date: formatDate(shanghai(correction.takenAt).date),
          name: correction.takenByName,
        })}
      </p>
      <p className={correction.late ? styles.late : styles.soft}>
        {t("correction.due")} {formatDate(correction.due.on, { year: true })}
        {answeredOn === null
          ? ""
          : ` · ${t("correction.answeredOn", { date: formatDate(answeredOn, { year: true }) })}`}
        {correction.late ? ` · ${t(answeredOn === null ? "correction.late" : "correction.answeredLate")}` : ""}
      </p>
      <div className={styles.actions}>
        <Button
          variant={first && decides && !open ? "primary" : "quiet"}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t("correction.hide") : t(decides ? "correction.decide" : "correction.look")}
        </Button>
      </div>
      {open ? <OpenedCorrectionPart correction={correction} onChanged={onChanged} /> : null}
    </Card>
  );
}
