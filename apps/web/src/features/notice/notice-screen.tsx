import { BookOpenText, FileText } from "lucide-react";
import { Link, useParams } from "wouter";
import { formatDate, formatMu, formatYuan } from "../../lib/format";
import { useLiveQuery } from "../../lib/graphql/use-live-query";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { stepLabel, stepTone, withdrawnLabel } from "../../lib/messages/labels";
import { useOutbox } from "../../outbox/use-outbox";
import { Busy } from "../../ui/busy";
import { buttonClass } from "../../ui/button-class";
import { Empty } from "../../ui/empty";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { StatusBadge } from "../../ui/status-badge";
import { Timeline } from "../../ui/timeline";
import { Unreachable } from "../../ui/unreachable";
import { ShareSection } from "../telling/share-section";
import { TellForm } from "../telling/tell-form";
import { ToldList } from "../telling/told-list";
import { toldWords } from "../telling/told-words";
import { useChannels } from "../telling/use-channels";
import { StartPosting } from "../posting/start-posting";
import { DueWords } from "./due-words";
import styles from "./notice-screen.module.css";
import { NoticeQuery } from "./notice-query";
import { PostingCard } from "./posting-card";
import { TakeDown } from "./take-down";

const COUNTED: Readonly<Record<string, PlainKey>> = {
  HOUSEHOLD: "notice.households",
  PERSON: "notice.people",
  ORGANISATION: "notice.organisations",
};

export function NoticeScreen() {
  const { id = "" } = useParams<{ id: string }>();
  const { entries, unsent } = useOutbox();
  const { data, failed, fetching, ask } = useLiveQuery(
    { query: NoticeQuery, variables: { id } },
    entries.length - unsent.length,
  );
  const channels = useChannels(data?.notice?.unit.subdistrictId ?? null);
  if (data === undefined) {
    return (
      <Screen title={t("notice.title")} back="/todo">
        {failed ? <Unreachable onRetry={ask} busy={fetching} /> : <Busy />}
      </Screen>
    );
  }
  const { notice } = data;
  if (notice === null) {
    return (
      <Screen title={t("notice.title")} back="/todo">
        <Empty title={t("common.notFound")}>
          <p>{t("common.notFoundHelp")}</p>
        </Empty>
      </Screen>
    );
  }
  const postings = [...notice.postings].sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  const returned = postings[0]?.state === "RETURNED" ? postings[0] : undefined;
  return (
    <>
      <Screen title={t("notice.title")} back="/todo">
        <header className={styles.head}>
          <p>
            <StatusBadge tone={stepTone(notice.step)}>
              {notice.withdrawnAt ? withdrawnLabel(notice.withdrawalKind) : stepLabel(notice.step, notice.stage)}
            </StatusBadge>
          </p>
          <h2>{notice.title}</h2>
          <p className={styles.soft}>
            {notice.unit.name}，{t("common.version", { number: notice.editionNumber })}
          </p>
        </header>
        {notice.withdrawnAt ? (
          <TakeDown
            unitName={notice.unit.name}
            notice={{ ...notice, withdrawnAt: notice.withdrawnAt }}
            hangs={notice.actions.includes("TAKE_DOWN")}
            again={ask}
          />
        ) : null}
        {notice.current || notice.replacedByNumber === null ? null : (
          <NoticeBar tone="soon">{t("notice.replaced", { number: notice.replacedByNumber })}</NoticeBar>
        )}
        {returned === undefined || notice.withdrawnAt ? null : (
          <NoticeBar tone="soon" title={t("notice.returned")}>
            <p>{t("todo.returnReason", { reason: returned.returnReason ?? "" })}</p>
            <p>{t("notice.returnedHelp")}</p>
          </NoticeBar>
        )}
        <Timeline
          events={notice.timeline.map((event) =>
            event.kind === "POSTED" ? { ...event, note: toldWords(notice.tellings, channels.nameOf) } : event,
          )}
        />
        <dl className={styles.facts}>
          <div>
            <dt>{t("notice.due")}</dt>
            <dd>
              <DueWords due={notice.due} />
            </dd>
          </div>
          {notice.hungOn === null ? null : (
            <div>
              <dt>{t("notice.hungOn")}</dt>
              <dd>{formatDate(notice.hungOn)}</dd>
            </div>
          )}
          <div>
            <dt>{t("notice.period")}</dt>
            <dd>
              {t(notice.periodUnit === "DAYS" ? "period.DAYS" : "period.WORKING_DAYS", { length: notice.periodLength })}
              {notice.periodEndsOn === null
                ? null
                : `，${t("notice.periodEnds", { date: formatDate(notice.periodEndsOn) })}`}
              {notice.daysLeft === null || notice.daysLeft <= 0
                ? null
                : `（${t("notice.periodLeft", { days: notice.daysLeft })}）`}
            </dd>
          </div>
          {notice.isZero ? (
            <div>
              <dt>{t("notice.amount")}</dt>
              <dd>{t("notice.zero")}</dd>
            </div>
          ) : (
            <>
              <div>
                <dt>{t(COUNTED[notice.program.recipientKind] ?? "notice.people")}</dt>
                <dd>{notice.recipientCount}</dd>
              </div>
              {notice.program.quantityUnit !== null && notice.quantityMilli > 0 ? (
                <div>
                  <dt>{t("notice.quantity")}</dt>
                  <dd>{formatMu(notice.quantityMilli, notice.program.quantityUnit)}</dd>
                </div>
              ) : null}
              <div>
                <dt>{t("notice.amount")}</dt>
                <dd>{formatYuan(notice.paidFen)}</dd>
              </div>
            </>
          )}
        </dl>
        <Link href={`/notices/${notice.id}/story`} className={buttonClass({ variant: "quiet", wide: true })}>
          <BookOpenText aria-hidden="true" />
          {t("story.open")}
        </Link>
        <section className={styles.section}>
          <h3>{t("notice.sheets")}</h3>
          {notice.sheets.length === 0 ? <p className={styles.soft}>{t("notice.noSheet")}</p> : null}
          {notice.sheets.map((sheet) => (
            <a
              key={sheet.id}
              href={sheet.pdfPath}
              target="_blank"
              rel="noreferrer"
              className={buttonClass({ variant: "quiet", wide: true })}
            >
              <FileText aria-hidden="true" />
              {t("notice.openPdf", { number: sheet.number })}
            </a>
          ))}
          {notice.actions.includes("PRINT") ? (
            <Link href={`/print?unit=${notice.unit.id}`} className={buttonClass({ variant: "quiet", wide: true })}>
              {t("notice.print")}
            </Link>
          ) : null}
        </section>
        <section className={styles.section}>
          <ShareSection offBoard={notice.offBoard} />
          <ToldList unitName={notice.unit.name} notice={notice} nameOf={channels.nameOf} />
          {notice.actions.includes("POST") && notice.current ? (
            <TellForm unit={notice.unit} notice={notice} channels={channels} />
          ) : null}
        </section>
        {postings.length === 0 ? null : (
          <section className={styles.section}>
            <h3>{t("notice.postings")}</h3>
            {postings.map((posting) => (
              <PostingCard key={posting.id} posting={posting} />
            ))}
          </section>
        )}
      </Screen>
      {notice.actions.includes("POST") && (postings.length === 0 || returned !== undefined) ? (
        <div className={styles.action}>
          <StartPosting>{t(returned === undefined ? "post.take" : "post.retake")}</StartPosting>
        </div>
      ) : null}
    </>
  );
}
