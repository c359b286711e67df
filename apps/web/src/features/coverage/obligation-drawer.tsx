import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { formatDate, formatInstant, formatMu, formatYuan, todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { stepLabel, stepTone, verdictTone } from "../../lib/messages/labels";
import { recipientsText } from "../../lib/recipients";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Busy } from "../../ui/busy";
import { buttonClass } from "../../ui/button-class";
import { Drawer } from "../../ui/drawer";
import { Fact, Facts } from "../../ui/facts";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { StatusBadge } from "../../ui/status-badge";
import { Timeline } from "../../ui/timeline";
import { figureVerdict } from "./cell-face";
import { readSkipped } from "./counted-days";
import { DeadlineExplained } from "./deadline-explained";
import styles from "./obligation-drawer.module.css";
import { PostingEvidence } from "./posting-evidence";
import { ObligationQuery, type ObligationData } from "./queries";
import { WaiverAction } from "./waiver-action";
import { StoryInShort } from "../story/story-in-short";
import { toldWords } from "../telling/told-words";
import { useChannels } from "../telling/use-channels";

/** One cell opened: where it stands and why, its due date reckoned in the open, its evidence and its trail. */
export function ObligationDrawer({
  obligationId,
  onClose,
}: {
  readonly obligationId: string | null;
  readonly onClose: () => void;
}) {
  const [answer, ask] = useQuery({
    query: ObligationQuery,
    variables: { id: obligationId ?? "" },
    pause: obligationId === null,
  });
  // While another cell is fetched the previous one must not stand under the new title.
  const obligation = answer.data?.obligation?.id === obligationId ? answer.data?.obligation : undefined;
  return (
    <Drawer
      open={obligationId !== null}
      onClose={onClose}
      title={obligation?.unit.name ?? t("coverage.title")}
      description={obligation?.disclosure.title}
      actions={
        obligation ? (
          <>
            <Link
              href={`/rolls/${obligation.disclosure.id}`}
              className={buttonClass({ variant: "quiet", size: "small" })}
            >
              {t("drawer.openDisclosure")}
            </Link>
            {obligation.notice ? (
              <Link
                href={`/print?unit=${obligation.unit.id}`}
                className={buttonClass({ variant: "quiet", size: "small" })}
              >
                {t("drawer.print")}
              </Link>
            ) : null}
            <WaiverAction
              key={obligation.id}
              obligation={obligation}
              onDone={() => ask({ requestPolicy: "network-only" })}
            />
          </>
        ) : null
      }
    >
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {(data) =>
          data.obligation === null ? (
            <NoticeBar>{t("refusal.NOT_FOUND")}</NoticeBar>
          ) : obligation ? (
            <Obligation obligation={obligation} />
          ) : (
            <Busy />
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Obligation({ obligation }: { readonly obligation: ObligationData }) {
  const channels = useChannels(useSubdistrict());
  const { disclosure, notice } = obligation;
  const { stage, batch } = disclosure;
  const department = batch.program.department.name;
  return (
    <div className={styles.parts}>
      <Facts>
        <Fact name={t("drawer.whatHolds")}>
          <StatusBadge tone={stepTone(obligation.step)}>
            {stepLabel(obligation.step, stage, obligation.withdrawalKind)}
          </StatusBadge>
        </Fact>
        <Fact name={t("drawer.onTime")}>
          <StatusBadge tone={verdictTone(obligation.onTime)}>
            {figureVerdict(obligation.onTime, "onTime", stage)}
          </StatusBadge>
        </Fact>
        <Fact name={t("drawer.finished")}>
          <StatusBadge tone={verdictTone(obligation.finished)}>
            {figureVerdict(obligation.finished, "finished", stage)}
          </StatusBadge>
        </Fact>
      </Facts>

      {obligation.step === "WAITING_FOR_ROLL" ? (
        <NoticeBar>
          {t("drawer.waitingDepartment", { department })}
          {batch.departmentDueOn === null
            ? null
            : t(todayInShanghai() > batch.departmentDueOn ? "drawer.departmentLate" : "roll.waitingHelp", {
                date: formatDate(batch.departmentDueOn),
              })}
        </NoticeBar>
      ) : null}
      {obligation.blame === "DEPARTMENT" ? (
        <NoticeBar tone="soon">{t("drawer.blame.DEPARTMENT", { department })}</NoticeBar>
      ) : null}
      {obligation.waivedReason ? (
        <NoticeBar>{t("drawer.waived", { reason: obligation.waivedReason })}</NoticeBar>
      ) : null}

      <Part title={t("drawer.due")}>
        {obligation.due ? (
          <DeadlineExplained deadline={{ ...obligation.due, skipped: readSkipped(obligation.due.skipped) }} />
        ) : (
          <p className={styles.soft}>{t("drawer.noDue")}</p>
        )}
      </Part>
      {obligation.finishDue ? (
        <Part title={t("drawer.finishDue")}>
          <DeadlineExplained
            deadline={{ ...obligation.finishDue, skipped: readSkipped(obligation.finishDue.skipped) }}
          />
        </Part>
      ) : null}

      {notice ? (
        <>
          <Part title={t("timeline.label")}>
            <Timeline
              events={notice.timeline.map((event) =>
                event.kind === "POSTED" ? { ...event, note: toldWords(notice.tellings, channels.nameOf) } : event,
              )}
            />
          </Part>
          <Part title={t("drawer.content")}>
            <p>
              {notice.isZero
                ? t("drawer.zeroContent")
                : [
                    recipientsText(batch.program.recipientKind, notice.recipientCount),
                    batch.program.quantityUnit === null || notice.quantityMilli === 0
                      ? null
                      : formatMu(notice.quantityMilli, batch.program.quantityUnit),
                    formatYuan(notice.paidFen),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
            </p>
            <p className={styles.soft}>
              {t("drawer.edition", { number: notice.editionNumber })}
              {" · "}
              {t("drawer.period", {
                period: t(`period.${stage}`),
                length: t(`period.${notice.periodUnit}`, { length: notice.periodLength }),
              })}
            </p>
            {notice.replacedByNumber === null ? null : (
              <p className={styles.soft}>{t("drawer.replaced", { number: notice.replacedByNumber })}</p>
            )}
          </Part>
          <Part title={t("drawer.postings")}>
            {notice.postings.length === 0 ? <p className={styles.soft}>{t("drawer.noPostings")}</p> : null}
            {notice.postings.map((posting) => (
              <PostingEvidence key={posting.id} posting={posting} unit={obligation.unit} />
            ))}
          </Part>
          {notice.sheets.length > 0 ? (
            <Part title={t("drawer.sheets")}>
              <ul>
                {notice.sheets.map((sheet) => (
                  <li key={sheet.id}>
                    <a href={sheet.pdfPath} target="_blank" rel="noreferrer" className={styles.sheet}>
                      {`${sheet.number} · ${sheet.paper} · ${formatInstant(sheet.createdAt)}`}
                      <ExternalLink aria-hidden="true" />
                    </a>
                  </li>
                ))}
              </ul>
            </Part>
          ) : null}
        </>
      ) : null}
      {obligation.notices.length > 1 ? (
        <Part title={t("drawer.editions")}>
          <ul>
            {obligation.notices.map((edition) => (
              <li key={edition.id} className={edition.current ? undefined : styles.soft}>
                {t("drawer.edition", { number: edition.editionNumber })}
                {` · ${t("timeline.RELEASED")} ${formatDate(edition.releasedOn)}`}
                {edition.hungOn === null ? "" : ` · ${t("timeline.POSTED")} ${formatDate(edition.hungOn)}`}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Part title={t("drawer.trail")}>
        {notice ? (
          <StoryInShort subjectType="notice" subjectId={notice.id} />
        ) : (
          <StoryInShort subjectType="disclosure" subjectId={disclosure.id} />
        )}
      </Part>
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles.part}>
    <h3 className={styles.name}>{title}</h3>
    {children}
  </section>
);
