import type { ReactNode } from "react";
import { daysBetween, formatDate, formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { stepLabel, stepTone } from "../../lib/messages/labels";
import { recipientsText } from "../../lib/recipients";
import { Button } from "../../ui/button";
import { Section } from "../../ui/section";
import { StatusBadge } from "../../ui/status-badge";
import form from "../../ui/form.module.css";
import table from "../../ui/table.module.css";
import { byUnit } from "./by-unit";
import styles from "./notice-choice.module.css";
import type { PrintableNotice } from "./queries";

/** Notices to print, under their units, with a box each and one for the whole unit. */
export function NoticeChoice({
  notices,
  chosen,
  today,
  title,
  onChange,
}: {
  readonly title: ReactNode;
  readonly notices: readonly PrintableNotice[];
  readonly chosen: ReadonlySet<string>;
  readonly today: string;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <Section
      title={title}
      aside={
        <span className={styles.tools}>
          <Button
            variant="quiet"
            size="small"
            onClick={() =>
              set(
                notices.map(({ id }) => id),
                true,
              )
            }
          >
            {t("print.selectAll")}
          </Button>
          <Button variant="quiet" size="small" onClick={() => onChange(new Set())}>
            {t("print.selectNone")}
          </Button>
        </span>
      }
    >
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.tight}>
                <span className="visually-hidden">{t("print.choose")}</span>
              </th>
              <th scope="col">{t("print.notice")}</th>
              <th scope="col" className={table.num}>
                {t("print.what")}
              </th>
              <th scope="col">{t("print.stands")}</th>
              <th scope="col">{t("print.due")}</th>
            </tr>
          </thead>
          {byUnit(notices).map((group) => {
            const ids = group.notices.map(({ id }) => id);
            const on = ids.filter((id) => chosen.has(id)).length;
            return (
              <tbody key={group.unitId}>
                <tr className={styles.unit}>
                  <td className={table.tight}>
                    <input
                      type="checkbox"
                      className={form.box}
                      aria-label={group.unitName}
                      checked={on === ids.length}
                      ref={(box) => {
                        if (box !== null) box.indeterminate = on > 0 && on < ids.length;
                      }}
                      onChange={(event) => set(ids, event.target.checked)}
                    />
                  </td>
                  <th scope="rowgroup" colSpan={4}>
                    {group.unitName}
                  </th>
                </tr>
                {group.notices.map((notice) => (
                  <Row
                    key={notice.id}
                    notice={notice}
                    on={chosen.has(notice.id)}
                    today={today}
                    onChange={(checked) => set([notice.id], checked)}
                  />
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </Section>
  );
}

function Row({
  notice,
  on,
  today,
  onChange,
}: {
  readonly notice: PrintableNotice;
  readonly on: boolean;
  readonly today: string;
  readonly onChange: (on: boolean) => void;
}) {
  const waits = notice.step === "TO_POST" || notice.step === "POSTING_RETURNED";
  const late = waits && daysBetween(today, notice.due.on) < 0;
  const name = `${notice.subsidyYear} ${notice.program.name}（${notice.batchName}）`;
  return (
    <tr>
      <td className={table.tight}>
        <input
          type="checkbox"
          className={form.box}
          id={`print-${notice.id}`}
          checked={on}
          onChange={(event) => onChange(event.target.checked)}
        />
      </td>
      <td>
        <label htmlFor={`print-${notice.id}`} className={styles.label}>
          {name}
          <span className={table.sub}>
            {t(`stage.${notice.stage}`)} · {t("roll.edition", { number: notice.editionNumber })}
          </span>
        </label>
      </td>
      <td className={table.num}>
        {notice.isZero ? (
          t("roll.zero")
        ) : (
          <>
            {recipientsText(notice.program.recipientKind, notice.recipientCount)}
            <span className={table.sub}>{formatYuan(notice.paidFen)}</span>
          </>
        )}
      </td>
      <td>
        <StatusBadge tone={stepTone(notice.step)} className={table.badge}>
          {stepLabel(notice.step, notice.stage)}
        </StatusBadge>
      </td>
      <td className={late ? styles.late : undefined}>
        {formatDate(notice.due.on, { year: true })}
        {late ? ` ${t("common.daysLate", { days: -daysBetween(today, notice.due.on) })}` : ""}
      </td>
    </tr>
  );
}
