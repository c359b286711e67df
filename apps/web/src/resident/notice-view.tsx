import { Search, Square, Volume2 } from "lucide-react";
import { formatDate, formatYuan } from "../lib/format";
import { t } from "../lib/messages/catalogue";
import { withdrawnLabel } from "../lib/messages/labels";
import { buttonClass } from "../ui/button-class";
import { NoticeBar } from "../ui/notice-bar";
import { Timeline } from "../ui/timeline";
import { Contacts } from "./contacts";
import type { ListRequest } from "./list-page";
import { MaskedList } from "./masked-list";
import { quantityLabel } from "./notice-parts";
import { NoticeStatus } from "./notice-status";
import styles from "./notice-view.module.css";
import type { Notice } from "./queries";
import { spokenNotice } from "./spoken-notice";
import { whomToAsk } from "./whom-to-ask";

/** One notice, in the order of the paper. */
export function NoticeView({
  notice,
  request,
  path,
}: {
  readonly notice: Notice;
  readonly request: ListRequest;
  /** The page's own path, for the links of its list. */
  readonly path: string;
}) {
  // Of a replaced or withdrawn edition only its page stays, never its list.
  const list = notice.isCurrent && !notice.withdrawn ? notice.list : null;
  const period = t(notice.stage === "RESULT" ? "period.RESULT" : "period.BEFORE_PAYMENT");
  return (
    <article className={styles.notice}>
      <header className={styles.opening}>
        <p className={styles.unit}>
          {notice.unit.name}
          {notice.unit.communityName && notice.unit.communityName !== notice.unit.name
            ? t("resident.notice.community", { name: notice.unit.communityName })
            : null}
        </p>
        <h1>{notice.title}</h1>
        <NoticeStatus notice={notice} />
        {notice.urgent ? <p>{t("resident.notice.urgent")}</p> : null}
      </header>
      <div className={styles.main}>
        <section className={styles.card}>
          <Sums notice={notice} />
          <dl className={styles.facts}>
            <div>
              <dt>{t("resident.notice.paidOn")}</dt>
              <dd>{notice.paidOn ? formatDate(notice.paidOn, { year: true }) : t("resident.notice.paidOnUnknown")}</dd>
            </div>
            {notice.paymentWay ? (
              <div>
                <dt>{t("resident.notice.paymentWay")}</dt>
                <dd>{notice.paymentWay}</dd>
              </div>
            ) : null}
            {notice.withdrawn ? null : (
              <div>
                <dt>{period}</dt>
                <dd>{periodText(notice)}</dd>
              </div>
            )}
          </dl>
          <div className={styles.actions}>
            {list ? (
              <a className={buttonClass({ variant: "primary", className: styles.action })} href="#list">
                <Search aria-hidden="true" />
                {t("resident.notice.findMine")}
              </a>
            ) : null}
            <button
              type="button"
              hidden
              className={buttonClass({ variant: "quiet", className: styles.action })}
              data-read-aloud={JSON.stringify(spokenNotice(notice))}
              aria-pressed="false"
            >
              <span className={styles.start}>
                <Volume2 aria-hidden="true" />
                {t("resident.notice.readAloud")}
              </span>
              <span className={styles.stop}>
                <Square aria-hidden="true" />
                {t("resident.notice.stopReading")}
              </span>
            </button>
          </div>
        </section>
        {notice.isZero || notice.withdrawn || !notice.isCurrent ? null : (
          <section id="list" className={styles.list}>
            <h2>{t("resident.list.title")}</h2>
            {list ? <MaskedList notice={notice} list={list} request={request} path={path} /> : <p>{noList(notice)}</p>}
          </section>
        )}
      </div>
      <div className={styles.aside}>
        <section className={styles.card}>
          <h2>{t("resident.notice.timeline")}</h2>
          <Timeline events={notice.timeline} />
        </section>
        <section className={styles.card}>
          <h2>{t("resident.notice.ask")}</h2>
          <Contacts contacts={whomToAsk(notice.unit, notice.department)} />
        </section>
        <section className={styles.card}>
          <h2>{t("resident.notice.about")}</h2>
          <About notice={notice} />
        </section>
      </div>
    </article>
  );
}

/** Replaced or withdrawn: said first, in red, with the way to what counts. Nothing for a current edition. */
export function NoticeBanner({ notice }: { readonly notice: Notice }) {
  if (notice.withdrawn) {
    return (
      <NoticeBar
        tone={notice.withdrawalKind === "ENDED" ? "waiting" : "late"}
        title={withdrawnLabel(notice.withdrawalKind)}
        action={notice.currentNoticeId ? <NewestLink notice={notice} /> : undefined}
      >
        <Withdrawal notice={notice} />
      </NoticeBar>
    );
  }
  if (notice.isCurrent) return null;
  const number = notice.replacedByNumber;
  return (
    <NoticeBar
      tone="late"
      title={number === null ? t("resident.notice.replacedPlain") : t("resident.notice.replaced", { number })}
      action={<NewestLink notice={notice} />}
    >
      <p>{t("resident.notice.replacedHelp", { number: notice.editionNumber })}</p>
    </NoticeBar>
  );
}

/** On which day it was taken back and why, in the words of whoever did. */
export function Withdrawal({
  notice,
}: {
  readonly notice: Pick<Notice, "withdrawnOn" | "withdrawalKind" | "withdrawalReason">;
}) {
  const { withdrawnOn, withdrawalKind, withdrawalReason } = notice;
  return (
    <>
      {withdrawnOn === null || withdrawalKind === null ? null : (
        <p>{t(`resident.notice.withdrawn.${withdrawalKind}`, { date: formatDate(withdrawnOn, { year: true }) })}</p>
      )}
      {withdrawalReason === null ? null : <p>{t("resident.notice.reason", { reason: withdrawalReason })}</p>}
      <p>{t(withdrawalKind === "ENDED" ? "resident.notice.endedHelp" : "resident.notice.withdrawnHelp")}</p>
    </>
  );
}

/** 看第2版 */
export function NewestLink({ notice }: { readonly notice: Pick<Notice, "currentNoticeId" | "replacedByNumber"> }) {
  if (!notice.currentNoticeId) return null;
  return (
    <a className={buttonClass({ variant: "primary" })} href={`/notices/${notice.currentNoticeId}`}>
      {notice.replacedByNumber === null
        ? t("resident.sheet.seeNewestPlain")
        : t("resident.sheet.seeNewest", { number: notice.replacedByNumber })}
    </a>
  );
}

function Sums({ notice }: { readonly notice: Notice }) {
  if (notice.isZero) {
    return (
      <div>
        <p className={styles.zero}>{t("resident.notice.zero")}</p>
        <p>{t("resident.notice.zeroHelp")}</p>
      </div>
    );
  }
  const { totals } = notice;
  if (notice.withdrawn) return <p className={styles.lead}>{t("resident.notice.withdrawnNothing")}</p>;
  if (!totals) return <p className={styles.lead}>{t("resident.notice.onBoardOnly")}</p>;
  const quantity = quantityLabel(notice);
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{t("resident.notice.recipients")}</dt>
        <dd>{totals.recipients ?? totals.recipientsText}</dd>
      </div>
      {quantity ? (
        <div>
          <dt>{t(notice.quantityUnit === "亩" ? "resident.notice.area" : "resident.notice.quantity")}</dt>
          <dd>{quantity}</dd>
        </div>
      ) : null}
      <div className={totals.paidFen === null ? undefined : styles.amount}>
        <dt>
          {t(notice.stage === "RESULT" ? "resident.notice.amount.RESULT" : "resident.notice.amount.BEFORE_PAYMENT")}
        </dt>
        <dd>{totals.paidFen === null ? t("resident.notice.withheld") : formatYuan(totals.paidFen)}</dd>
      </div>
    </dl>
  );
}

function About({ notice }: { readonly notice: Notice }) {
  const released = formatDate(notice.releasedOn, { year: true });
  const rows: readonly (readonly [string, string])[] = [
    [t("resident.notice.entitled"), notice.whoIsEntitled],
    [t("resident.notice.rate"), notice.rateText],
    [t("resident.notice.basis"), notice.basis],
    [t("resident.notice.edition"), t("resident.notice.editionOf", { number: notice.editionNumber, date: released })],
    [
      t("resident.notice.corrected", { number: notice.editionNumber }),
      (!notice.withdrawn && notice.changeReason) || "",
    ],
  ];
  return (
    <dl className={styles.about}>
      {rows
        .filter(([, text]) => text !== "")
        .map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function periodText(notice: Notice): string {
  if (notice.hungOn && notice.periodEndsOn) {
    return t("resident.notice.periodDates", {
      from: formatDate(notice.hungOn),
      to: formatDate(notice.periodEndsOn),
    });
  }
  const length = t(notice.periodUnit === "DAYS" ? "period.DAYS" : "period.WORKING_DAYS", {
    length: notice.periodLength,
  });
  return t("resident.notice.periodRule", { length });
}

const AFTER_THE_PERIOD = new Set(["PERIOD_OVER", "FINISHED"]);

/** Why there is no list here, and where it is. */
function noList(notice: Notice): string {
  if (AFTER_THE_PERIOD.has(notice.step)) return t("resident.list.closed");
  if (notice.profile === "NOTHING") return t(notice.hungOn ? "resident.list.nothing" : "resident.list.nothingYet");
  return t(notice.hungOn ? "resident.list.totals" : "resident.list.totalsYet");
}
