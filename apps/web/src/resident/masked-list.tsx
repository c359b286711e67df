import { quantityText, rateText } from "@gongshi/domain/money/format-yuan";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatYuan } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { buttonClass } from "../ui/button-class";
import { listAddress, pageRange, type ListRequest } from "./list-page";
import styles from "./masked-list.module.css";
import type { Notice, NoticeLines } from "./queries";

interface Props {
  readonly notice: Notice;
  readonly list: NoticeLines;
  readonly request: ListRequest;
  readonly path: string;
}

/** The masked list: a search by what is shown, twenty lines, and plain links to the next. */
export function MaskedList(props: Props) {
  const { list, request } = props;
  return (
    <>
      <p>{t("resident.list.masked")}</p>
      {request.search === "" && list.total < (props.notice.totals?.recipients ?? 0) ? (
        <p>{t("resident.list.minors")}</p>
      ) : null}
      <SearchForm request={request} path={props.path} />
      {request.search !== "" ? (
        <p role="status" className={styles.found}>
          {list.total === 0
            ? t("resident.list.none", { text: request.search })
            : t("resident.list.found", { count: list.total, text: request.search })}
        </p>
      ) : null}
      {list.total > 0 ? (
        <>
          <MaskedLines {...props} />
          <Pages {...props} turn={(page) => listAddress(props.path, { ...request, page })} />
        </>
      ) : (
        <p>{t(request.search === "" ? "resident.list.empty" : "resident.list.noneHelp")}</p>
      )}
    </>
  );
}

function SearchForm({ request, path }: { readonly request: ListRequest; readonly path: string }) {
  return (
    <form className={styles.search} action={`${path}#list`} method="get" role="search">
      <label htmlFor="q">{t("resident.list.search")}</label>
      <div className={styles.searchRow}>
        <input
          id="q"
          name="q"
          className={styles.input}
          defaultValue={request.search}
          placeholder={t("resident.list.searchHint")}
          maxLength={40}
          autoComplete="off"
        />
        <button type="submit" className={buttonClass({ variant: "primary" })}>
          {t("resident.list.submit")}
        </button>
      </div>
      {request.search !== "" ? (
        <a className={styles.clear} href={listAddress(path, { page: 1, search: "" })}>
          {t("resident.list.clear")}
        </a>
      ) : null}
    </form>
  );
}

/** Cards on a phone, a table where there is room; the roles keep it a table for whoever listens. */
export function MaskedLines({
  notice,
  list,
}: {
  readonly notice: Pick<Notice, "quantityUnit" | "rateUnit">;
  readonly list: NoticeLines;
}) {
  const { quantityUnit, rateUnit } = notice;
  const inUnit = (label: string, unit: string | null) =>
    unit === null ? label : t("resident.list.inUnit", { label, unit });
  const quantityLabel = t(quantityUnit === "亩" ? "resident.notice.area" : "resident.notice.quantity");
  const shows = {
    quantity: list.lines.some((line) => line.quantityMilli !== null),
    rate: list.lines.some((line) => line.rateE4 !== null),
    remark: list.lines.some((line) => line.remark),
  };
  const places = Math.max(0, ...list.lines.map((line) => decimals(quantityText(line.quantityMilli ?? 0))));
  return (
    <table className={styles.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t("resident.list.seq")}</th>
          <th role="columnheader">{t("resident.list.name")}</th>
          {shows.quantity ? (
            <th role="columnheader" className={styles.number}>
              {inUnit(quantityLabel, quantityUnit)}
            </th>
          ) : null}
          {shows.rate ? (
            <th role="columnheader" className={styles.number}>
              {inUnit(t("resident.list.rate"), rateUnit)}
            </th>
          ) : null}
          <th role="columnheader" className={styles.number}>
            {t("resident.list.amount")}
          </th>
          {shows.remark ? <th role="columnheader">{t("resident.list.remark")}</th> : null}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {list.lines.map((line) => (
          <tr key={line.seq} role="row">
            <td role="cell" className={styles.seq}>
              {line.seq}
            </td>
            <td role="cell" className={styles.name}>
              {line.maskedName}
            </td>
            {shows.quantity ? (
              <td role="cell" className={styles.quantity}>
                {line.quantityMilli === null ? (
                  ""
                ) : (
                  <Measured text={quantityText(line.quantityMilli)} places={places} unit={quantityUnit} />
                )}
              </td>
            ) : null}
            {shows.rate ? (
              <td role="cell" className={styles.rate}>
                {line.rateE4 === null ? "" : <Measured text={rateText(line.rateE4)} places={2} unit={rateUnit} />}
              </td>
            ) : null}
            <td role="cell" className={styles.amount}>
              {formatYuan(line.paidFen)}
            </td>
            {shows.remark ? (
              <td role="cell" className={styles.remark}>
                {line.remark}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A figure whose unit stands in the table's head where there is one; unseen zeros keep the points of a column in line. */
function Measured({
  text,
  places,
  unit,
}: {
  readonly text: string;
  readonly places: number;
  readonly unit: string | null;
}) {
  const missing = places - decimals(text);
  const filler = missing > 0 ? (decimals(text) === 0 ? "." : "") + "0".repeat(missing) : "";
  return (
    <>
      {text}
      {filler ? (
        <span className={styles.filler} aria-hidden="true">
          {filler}
        </span>
      ) : null}
      <span className={styles.measure}>{unit}</span>
    </>
  );
}

const decimals = (text: string): number => text.split(".")[1]?.length ?? 0;

export function Pages({
  list,
  request,
  turn: step,
}: {
  readonly list: Pick<NoticeLines, "total">;
  readonly request: Pick<ListRequest, "page">;
  /** The address of another page. */
  readonly turn: (page: number) => string;
}) {
  const { from, to, pages } = pageRange(request.page, list.total);
  return (
    <nav className={styles.pages} aria-label={t("resident.list.pages")}>
      <p>{t("resident.list.range", { from, to, total: list.total })}</p>
      {pages > 1 ? (
        <div className={styles.turns}>
          {request.page > 1 ? (
            <a className={buttonClass({ variant: "quiet" })} href={step(request.page - 1)} rel="prev">
              <ChevronLeft aria-hidden="true" />
              {t("resident.list.previous")}
            </a>
          ) : null}
          {request.page < pages ? (
            <a className={buttonClass({ variant: "quiet" })} href={step(request.page + 1)} rel="next">
              {t("resident.list.next")}
              <ChevronRight aria-hidden="true" />
            </a>
          ) : null}
        </div>
      ) : null}
    </nav>
  );
}
