import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import type { RejectedRow } from "./roll-preview";
import { rejectWord } from "./roll-words";

/** Rows that were not read: where each is, what is wrong, and what to do. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  return (
    <div className={classNames(table.scroll, table.tall)} role="region" aria-label={t("roll.rejected")} tabIndex={0}>
      <table className={classNames(table.table, table.stack)}>
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
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.sheet}</td>
              <td className={table.num} data-label={t("roll.row")}>
                {row.row}
              </td>
              <td data-label={t("roll.column")}>{row.column}</td>
              <td>{rejectWord(row.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
