import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { formatDate, formatInstant, shanghai } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./session-list.module.css";
import { EndSessionMutation, EndSessionsOfMutation, SessionsQuery } from "./session-queries";

/** Devices on which somebody is signed in, the latest used first, each with what ends it. `personId` null: one's own. */
export function SessionList({ personId }: { readonly personId: string | null }) {
  const [answer, ask] = useQuery({ query: SessionsQuery, variables: { personId } });
  const [ending, end] = useMutation(EndSessionMutation);
  const [endingAll, endAll] = useMutation(EndSessionsOfMutation);
  const [fault, setFault] = useState<string | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const finish = (ended: { readonly ok: boolean; readonly sentence?: string }): void => {
    setFault(ended.ok ? null : (ended.sentence ?? null));
    again();
  };
  return (
    <Loaded answer={answer} retry={again}>
      {({ sessions }) => (
        <>
          {fault === null ? null : (
            <NoticeBar tone="late" alert>
              {fault}
            </NoticeBar>
          )}
          {sessions.length === 0 ? <p>{t("sessions.none")}</p> : null}
          <ul className={styles.list}>
            {sessions.map(({ id, current, createdAt, lastUsedAt, device }) => (
              <li key={id} className={styles.item}>
                <MonitorSmartphone aria-hidden="true" />
                <span className={styles.words}>
                  <strong>
                    {t(`system.${device.system}` as PlainKey)} {t(`browser.${device.browser}` as PlainKey)}
                  </strong>
                  <span className={styles.soft}>
                    {t("sessions.since", {
                      date: formatDate(shanghai(createdAt).date),
                      time: formatInstant(lastUsedAt),
                    })}
                  </span>
                </span>
                {current ? (
                  <span className={styles.soft}>{t("sessions.current")}</span>
                ) : (
                  <Button
                    variant="quiet"
                    size="small"
                    disabled={ending.fetching}
                    onClick={() =>
                      void end({ sessionId: id }).then((result) => finish(answerOf(result, (data) => data.endSession)))
                    }
                  >
                    {t("sessions.end")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {personId !== null && sessions.length > 0 ? (
            <Button
              variant="danger"
              busy={endingAll.fetching}
              onClick={() =>
                void endAll({ personId }).then((result) => finish(answerOf(result, (data) => data.endSessionsOf)))
              }
            >
              {t("sessions.endAll")}
            </Button>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
