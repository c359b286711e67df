import { ChevronRight } from "lucide-react";
import { formatYuan } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { batchLabel, quantityLabel } from "./notice-parts";
import { NoticeStatus } from "./notice-status";
import type { NoticeRow } from "./queries";
import rows from "./rows.module.css";

/** Batches of one program, each one row: which, where it stands, how much. */
export function NoticeRows({ notices }: { readonly notices: readonly NoticeRow[] }) {
  return (
    <ul className={rows.rows}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <a className={rows.row} href={`/notices/${notice.id}`}>
            <span className={rows.body}>
              <span className={rows.title}>{batchLabel(notice)}</span>
              <NoticeStatus notice={notice} />
              <Sums notice={notice} />
            </span>
            <ChevronRight aria-hidden="true" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Sums({ notice }: { readonly notice: NoticeRow }) {
  if (notice.withdrawn) return null;
  if (notice.isZero) return <span>{t("resident.notice.zero")}</span>;
  if (!notice.totals) {
    const key = notice.hungOn ? "resident.list.nothing" : "resident.list.nothingYet";
    return <span className={rows.soft}>{t(key)}</span>;
  }
  const { recipients, recipientsText, paidFen } = notice.totals;
  return (
    <span className={rows.sums}>
      <span>{t("resident.notice.recipientsCount", { count: recipients ?? recipientsText })}</span>
      {quantityLabel(notice) ? <span>{quantityLabel(notice)}</span> : null}
      {paidFen === null ? null : <span>{formatYuan(paidFen)}</span>}
    </span>
  );
}
