import type { ReactNode } from "react";
import { formatDate } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import { byRole, type AssignmentRole } from "./items";
import styles from "./item-table.module.css";

export interface ItemRow {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  readonly assignments: readonly { readonly role: AssignmentRole; readonly unit: string }[];
  /** The time limit in the plan's words, and the day it means. */
  readonly due: { readonly text: string; readonly date: string | null } | null;
}

/** Numbered items with the units that answer for each, and how. */
export function ItemTable({
  items,
  action,
}: {
  readonly items: readonly ItemRow[];
  /** What can be done with a row, at its end. */
  readonly action?: (row: ItemRow) => ReactNode;
}) {
  const due = items.some((item) => item.due !== null);
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.stack)}>
        <thead>
          <tr>
            <th scope="col" className={classNames(table.num, styles.number)}>
              {t("plan.number")}
            </th>
            <th scope="col">{t("plan.item")}</th>
            <th scope="col" className={styles.who}>
              {t("plan.who")}
            </th>
            {due ? (
              <th scope="col" className={styles.due}>
                {t("plan.due")}
              </th>
            ) : null}
            {action ? <th scope="col">{t("planEdit.change")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <td className={table.num}>{item.number}</td>
              <td className={styles.text}>{item.text}</td>
              <td className={styles.who}>
                {item.assignments.length === 0 ? <span className={table.soft}>{t("plan.noOne")}</span> : null}
                {byRole(item.assignments).map(({ role, units }) => (
                  <p key={role} className={styles.role}>
                    <span className={styles.name} data-lead={role === "LEAD" || undefined}>
                      {t(`plan.role.${role}`)}
                    </span>
                    <span>{units.join("、")}</span>
                  </p>
                ))}
              </td>
              {due ? (
                <td data-label={t("plan.due")}>
                  {item.due?.text}
                  {item.due?.date ? (
                    <span className={table.sub}>{formatDate(item.due.date, { year: true })}</span>
                  ) : null}
                </td>
              ) : null}
              {action ? <td>{action(item)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
