import { useState } from "react";
import { useQuery } from "urql";
import { formatDate, shanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Loaded } from "../../ui/loaded";
import { Section } from "../../ui/section";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./archive-screen.module.css";
import { correctionTone, partsWords, stepWords } from "./correction-words";
import { OpenedCorrectionPart } from "./opened-correction";
import { CorrectionsQuery, type CorrectionRow } from "./queries";

/** Requests that somebody waits for an answer to, the most pressing first. */
export function CorrectionsSection({
  unitId,
  version,
  onChanged,
}: {
  readonly unitId: string;
  /** Another one has come in since. */
  readonly version: number;
  readonly onChanged: () => void;
}) {
  return (
    <Section title={t("correction.title")} hint={t("correction.help")}>
      <List key={`${unitId} ${version}`} unitId={unitId} onChanged={onChanged} />
    </Section>
  );
}

function List({ unitId, onChanged }: { readonly unitId: string; readonly onChanged: () => void }) {
  const [answer, ask] = useQuery({
    query: CorrectionsQuery,
    variables: { unitId },
    requestPolicy: "network-only",
  });
  const [open, setOpen] = useState<string | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Loaded answer={answer} retry={again}>
      {({ corrections }) =>
        corrections.length === 0 ? (
          <p className={styles.soft}>{t("correction.empty")}</p>
        ) : (
          <ul className={styles.list}>
            {corrections.map((correction, index) => (
              <li key={correction.id}>
                <Card tone={correction.late ? "late" : correctionTone(correction)} className={styles.held}>
                  <Summary correction={correction} />
                  <div className={styles.actions}>
                    <Button
                      variant={
                        index === 0 && open === null && correction.actions.includes("accept") ? "primary" : "quiet"
                      }
                      aria-expanded={open === correction.id}
                      onClick={() => setOpen(open === correction.id ? null : correction.id)}
                    >
                      {open === correction.id
                        ? t("correction.hide")
                        : t(correction.actions.includes("accept") ? "correction.decide" : "correction.look")}
                    </Button>
                  </div>
                  {open === correction.id ? (
                    <OpenedCorrectionPart
                      correction={correction}
                      onChanged={() => {
                        again();
                        onChanged();
                      }}
                    />
                  ) : null}
                </Card>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Summary({ correction }: { readonly correction: CorrectionRow }) {
  return (
    <>
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
        {correction.late ? ` · ${t("correction.late")}` : ""}
      </p>
    </>
  );
}
