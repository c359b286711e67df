import { t } from "../../lib/messages/catalogue";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import type { RejectedRow, RollWarningRow } from "../rolls/roll-preview";
import { RejectedTable } from "../rolls/rejected-table";
import { gatherWarnings } from "../rolls/roll-words";
import type { ReviewEdition } from "./queries";
import styles from "./review-screen.module.css";

/** What the roll that stands in the edition left out, and what it warned of: as the editor saw it, without any value. */
export function ImportFindings({ imports }: { readonly imports: ReviewEdition["imports"] }) {
  const last = imports.at(-1);
  if (last === undefined) return null;
  const rejected = last.rejected as readonly RejectedRow[];
  const warnings = gatherWarnings(last.warnings as readonly RollWarningRow[]);
  if (rejected.length === 0 && warnings.length === 0)
    return (
      <Section title={t("review.findings")}>
        <p className={styles.soft}>{t("review.findingsNone", { rows: last.rowsRead })}</p>
      </Section>
    );
  return (
    <Section title={t("review.findings")} hint={t("review.findingsHelp")}>
      <p className={styles.soft}>
        {t("review.findingsOf", {
          file: last.fileName,
          rows: last.rowsRead,
          accepted: last.accepted,
          rejected: rejected.length,
        })}
      </p>
      {rejected.length === 0 ? null : <RejectedTable rows={rejected} />}
      {warnings.length === 0 ? null : (
        <ul className={styles.warnings}>
          {warnings.map((warning, index) => (
            <li key={index}>
              {warning.text}
              <span className={table.sub}>{warning.where}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
