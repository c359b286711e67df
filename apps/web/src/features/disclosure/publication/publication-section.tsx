import { CalendarClock } from "lucide-react";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { formatInstant } from "../../../lib/format";
import { answerOf } from "../../../lib/graphql/answer";
import { t } from "../../../lib/messages/catalogue";
import { refusalText } from "../../../lib/messages/refusal-text";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Fact, Facts } from "../../../ui/facts";
import { NoticeBar } from "../../../ui/notice-bar";
import { Section } from "../../../ui/section";
import { FaultBar, type Fault } from "../fault-bar";
import { ReasonsAt, type FieldReason } from "../field-reasons";
import { PublicHistory } from "./public-history";
import { CancelScheduleMutation, PublicationQuery, type Publication } from "./publication-query";
import styles from "./publication.module.css";
import { ReissueDialog } from "./reissue-dialog";
import { ScheduleDialog } from "./schedule-dialog";
import { ScopeDialog } from "./scope-dialog";
import { scopeWords } from "./scope-words";
import { WithdrawDialog } from "./withdraw-dialog";

type Open = "schedule" | "withdraw" | "reissue" | "scope" | null;

/** 公开安排和公开历史 of one disclosure: when it goes out, to whom, how it ends; what the viewer may do about it. */
export function PublicationSection({
  disclosureId,
  version,
  reasons = [],
  again,
}: {
  readonly disclosureId: string;
  /** Changes whenever the screen around it has asked anew. */
  readonly version: string;
  /** What a reviewer sent back, shown at the part it is about. */
  readonly reasons?: readonly FieldReason[];
  /** Has the screen around it ask anew. */
  readonly again: () => void;
}) {
  const [{ data }, ask] = useQuery({
    query: PublicationQuery,
    variables: { id: disclosureId },
    requestPolicy: "cache-and-network",
  });
  const publication = data?.disclosure ?? null;
  if (publication === null) return null;
  const refresh = () => {
    ask({ requestPolicy: "network-only" });
    again();
  };
  return (
    <>
      <Arrangement key={version} publication={publication} reasons={reasons} refresh={refresh} />
      <PublicHistory intervals={publication.publicity} />
    </>
  );
}

function Arrangement({
  publication,
  reasons,
  refresh,
}: {
  readonly publication: Publication;
  readonly reasons: readonly FieldReason[];
  readonly refresh: () => void;
}) {
  const { actions, latest, released, scope } = publication;
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState<string | null>(null);
  const shared = {
    disclosureId: publication.id,
    onClose: () => setOpen(null),
    onLook: () => {
      setOpen(null);
      refresh();
    },
    onDone: (words: string) => {
      setOpen(null);
      setSaid(words);
      refresh();
    },
  };
  return (
    <Section title={t("publication.title")}>
      <Card className={styles.card}>
        {said === null ? null : <NoticeBar>{said}</NoticeBar>}
        {latest?.scheduledFor ? (
          <Scheduled
            publication={publication}
            edition={{ ...latest, scheduledFor: latest.scheduledFor }}
            onChange={() => setOpen("schedule")}
            onDone={shared.onDone}
            onLook={shared.onLook}
          />
        ) : null}
        {latest?.scheduleFailure ? (
          <NoticeBar tone="late" title={t("publication.scheduleFailed")}>
            {t("publication.scheduleFailedHelp", { why: refusalText({ code: latest.scheduleFailure, details: {} }) })}
          </NoticeBar>
        ) : null}
        <Facts>
          <Fact name={t("publication.scope")}>
            {scopeWords(scope)}
            {latest?.scope && scopeWords(latest.scope) !== scopeWords(scope) ? (
              <p className={styles.soft}>
                {t("publication.proposed", { number: latest.number, scope: scopeWords(latest.scope) })}
              </p>
            ) : null}
            <ReasonsAt reasons={reasons} field="audience" />
            <ReasonsAt reasons={reasons} field="internetProfile" />
          </Fact>
        </Facts>
        <div className={styles.buttons}>
          {actions.includes("schedule") && !latest?.scheduledFor ? (
            <Button
              variant="quiet"
              size="small"
              icon={<CalendarClock aria-hidden="true" />}
              onClick={() => setOpen("schedule")}
            >
              {t("publication.schedule")}
            </Button>
          ) : null}
          {actions.includes("changeScope") ? (
            <Button variant="quiet" size="small" onClick={() => setOpen("scope")}>
              {t("publication.changeScope")}
            </Button>
          ) : null}
          {actions.includes("reissue") ? (
            <Button variant="quiet" size="small" onClick={() => setOpen("reissue")}>
              {t("publication.reissue")}
            </Button>
          ) : null}
          {actions.includes("withdraw") ? (
            <Button variant="quiet" size="small" onClick={() => setOpen("withdraw")}>
              {t("publication.withdraw")}
            </Button>
          ) : null}
        </div>
      </Card>
      {open === "schedule" && latest !== null ? <ScheduleDialog {...shared} edition={latest} /> : null}
      {open === "withdraw" && released !== null ? <WithdrawDialog {...shared} edition={released} /> : null}
      {open === "reissue" && latest !== null ? <ReissueDialog {...shared} edition={latest} /> : null}
      {open === "scope" ? <ScopeDialog {...shared} publication={publication} /> : null}
    </Section>
  );
}

function Scheduled({
  publication,
  edition,
  onChange,
  onDone,
  onLook,
}: {
  readonly publication: Publication;
  readonly edition: { readonly id: string; readonly scheduledFor: string };
  readonly onChange: () => void;
  readonly onDone: (words: string) => void;
  readonly onLook: () => void;
}) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, cancel] = useMutation(CancelScheduleMutation);

  async function submit() {
    const answer = answerOf(
      await cancel({
        disclosureId: publication.id,
        expectedEditionId: edition.id,
        expectedScheduledFor: edition.scheduledFor,
      }),
      (data) => data.cancelSchedule,
    );
    if (answer.ok) onDone(t("publication.scheduleCancelled"));
    else setFault(answer);
  }

  return (
    <>
      <NoticeBar
        icon={<CalendarClock />}
        title={t("publication.scheduled", { at: formatInstant(edition.scheduledFor, { year: true }) })}
        action={
          publication.actions.includes("cancelSchedule") ? (
            <span className={styles.buttons}>
              <Button variant="quiet" size="small" onClick={onChange}>
                {t("publication.reschedule")}
              </Button>
              <Button variant="quiet" size="small" busy={fetching} onClick={() => void submit()}>
                {t("publication.cancelSchedule")}
              </Button>
            </span>
          ) : null
        }
      >
        {t("publication.scheduledHelp")}
      </NoticeBar>
      <FaultBar fault={fault} onLook={onLook} />
    </>
  );
}
