import { t } from "../../lib/messages/catalogue";
import { formatYuan } from "../../lib/format";
import { Card } from "../../ui/card";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import { ControlTotal } from "../disclosure/control-total";
import { UnitSumsTable } from "../disclosure/unit-sums-table";
import { DownloadRejected, type RejectedSource } from "./download-rejected";
import { LastYear } from "./last-year";
import { PreviewLines } from "./preview-lines";
import { RejectedTable } from "./rejected-table";
import type { RollPreview } from "./roll-preview";
import { FoundPlaces } from "../disclosure/number-finds";
import styles from "./roll-reading.module.css";
import { gatherWarnings } from "./roll-words";

/** What was read: sums first, then what is in doubt, then the units and a sample to compare with the file. */
export function RollReading({
  preview,
  roll,
  quantityUnit,
}: {
  readonly preview: RollPreview;
  /** Where the rejected rows can be had; null where nowhere. */
  readonly roll: RejectedSource | null;
  readonly quantityUnit: string | null;
}) {
  const warnings = gatherWarnings(preview.warnings);
  const uploadId = roll !== null && "uploadId" in roll ? roll.uploadId : null;
  return (
    <>
      <div className={styles.top}>
        <Section title={t("roll.result")}>
          <Card>
            <dl className={styles.counts}>
              <div>
                <dt>{t("roll.lines")}</dt>
                <dd>{t("roll.linesValue", { count: preview.lineCount })}</dd>
              </div>
              <div data-tone={preview.rejectedTotal > 0 ? "soon" : undefined}>
                <dt>{t("roll.rejectedCount")}</dt>
                <dd>{t("roll.linesValue", { count: preview.rejectedTotal })}</dd>
              </div>
              <div>
                <dt>{t("roll.warningCount")}</dt>
                <dd>{t("roll.countValue", { count: warnings.length })}</dd>
              </div>
            </dl>
            {preview.joins === null ? null : (
              <p className={styles.joins}>
                {t("join.lines", {
                  before: preview.joins.lineCount,
                  added: preview.lineCount,
                  whole: preview.joins.wholeLineCount,
                })}
                {preview.joins.mended > 0 ? `，${t("join.mended", { count: preview.joins.mended })}` : ""}
              </p>
            )}
            <ControlTotal
              paidFen={preview.joins?.wholePaidFen ?? preview.paidFen}
              controlTotalFen={preview.controlTotalFen}
              differenceFen={preview.differenceFen}
              toleranceFen={preview.toleranceFen}
              fits={preview.fits}
              words={
                preview.differenceFen === null
                  ? t("roll.subtotalsDiffer")
                  : t("roll.differs", { tolerance: formatYuan(preview.toleranceFen) })
              }
            />
            {!preview.fits && preview.rejectedTotal > 0 ? (
              <p className={styles.more}>{t("roll.differsRejected", { count: preview.rejectedTotal })}</p>
            ) : null}
          </Card>
        </Section>
        <Section title={t("roll.perUnit")} hint={t("roll.zeroHint")}>
          <UnitSumsTable rows={preview.perUnit} quantityUnit={quantityUnit} />
        </Section>
      </div>

      {preview.rejectedTotal > 0 ? (
        <Section title={t("roll.rejected")} hint={t("roll.rejectedHelp")}>
          <RejectedTable rows={preview.rejected} />
          {preview.mendable > 0 && roll !== null ? (
            <div className={styles.download}>
              <DownloadRejected roll={roll} count={preview.mendable} variant="quiet" />
            </div>
          ) : null}
          {preview.rejectedTotal > preview.rejected.length ? (
            <p className={styles.more}>
              {t("roll.rejectedMore", { shown: preview.rejected.length, total: preview.rejectedTotal })}
            </p>
          ) : null}
        </Section>
      ) : null}

      {preview.finds !== undefined && preview.finds.total > 0 ? (
        <Section title={t("finds.title", { count: preview.finds.total })} hint={t("finds.help")}>
          <Card>
            <FoundPlaces total={preview.finds.total} places={preview.finds.first} />
          </Card>
        </Section>
      ) : null}

      {warnings.length > 0 ? (
        <Section title={t("roll.warnings")} hint={t("roll.warningsHelp")}>
          <ul className={styles.warnings}>
            {warnings.map((warning, index) => (
              <li key={index}>
                {warning.text}
                <span className={table.sub}>{warning.where}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}

      {preview.lastYear === null ? null : <LastYear found={preview.lastYear} />}

      {preview.sample.length > 0 || uploadId !== null ? (
        <PreviewLines
          lines={preview.sample}
          uploadId={uploadId}
          total={preview.lineCount}
          quantityUnit={quantityUnit}
        />
      ) : null}
    </>
  );
}
