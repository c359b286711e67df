import { t } from "../../lib/messages/catalogue";
import { formatYuan } from "../../lib/format";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import { ControlTotal } from "../disclosure/control-total";
import { LineTable } from "../disclosure/line-table";
import { UnitSumsTable } from "../disclosure/unit-sums-table";
import type { RollPreview } from "./roll-preview";
import styles from "./roll-reading.module.css";
import { gatherWarnings, rejectWord } from "./roll-words";

/** What was read: sums first, then what is in doubt, then the units and a sample to compare with the file. */
export function RollReading({
  preview,
  quantityUnit,
}: {
  readonly preview: RollPreview;
  readonly quantityUnit: string | null;
}) {
  const warnings = gatherWarnings(preview.warnings);
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
            <ControlTotal
              paidFen={preview.paidFen}
              controlTotalFen={preview.controlTotalFen}
              differenceFen={preview.differenceFen}
              toleranceFen={preview.toleranceFen}
              words={t("roll.differs", { tolerance: formatYuan(preview.toleranceFen) })}
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
          <div
            className={classNames(table.scroll, table.tall)}
            role="region"
            aria-label={t("roll.rejected")}
            tabIndex={0}
          >
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t("roll.sheet")}</th>
                  <th scope="col" className={table.num}>
                    {t("roll.row")}
                  </th>
                  <th scope="col">{t("roll.column")}</th>
                  <th scope="col">{t("roll.fault")}</th>
                </tr>
              </thead>
              <tbody>
                {preview.rejected.map((row, index) => (
                  <tr key={index}>
                    <td>{row.sheet}</td>
                    <td className={table.num}>{row.row}</td>
                    <td>{row.column}</td>
                    <td>{rejectWord(row.reason)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {preview.rejectedTotal > preview.rejected.length ? (
            <p className={styles.more}>
              {t("roll.rejectedMore", { shown: preview.rejected.length, total: preview.rejectedTotal })}
            </p>
          ) : null}
        </Section>
      ) : null}

      {warnings.length > 0 ? (
        <Section title={t("roll.warnings")} hint={t("roll.warningsHelp")}>
          <ul className={styles.warnings}>
            {warnings.map((warning, index) => (
              <li key={index}>
                {warning.text}
                <span className={table.sub}>
                  {t("warning.times", { count: warning.count, places: warning.places })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}

      {preview.sample.length > 0 ? (
        <Section title={t("roll.sample", { count: preview.sample.length })}>
          <LineTable
            lines={preview.sample.map((line) => ({ ...line, unitName: line.unitName ?? "" }))}
            quantityUnit={quantityUnit}
          />
        </Section>
      ) : null}
    </>
  );
}
