import { useQuery } from "urql";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { trailWord } from "../../lib/messages/trail-word";
import { Loaded } from "../../ui/loaded";
import { TrailQuery } from "./queries";
import styles from "./trail-list.module.css";

/** Who did what and when, oldest first; the disclosure's trail and the notice's in one line of time. */
export function TrailList({ noticeId, disclosureId }: { readonly noticeId: string | null; readonly disclosureId: string }) {
  const [answer, ask] = useQuery({
    query: TrailQuery,
    variables: { noticeId: noticeId ?? "", hasNotice: noticeId !== null, disclosureId },
  });
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {(data) => {
        const events = [...data.disclosure, ...(data.notice ?? [])].sort((a, b) => a.at.localeCompare(b.at));
        if (events.length === 0) return <p>{t("drawer.noTrail")}</p>;
        return (
          <ol className={styles.trail}>
            {events.map((event, index) => (
              <li key={index}>
                <time dateTime={event.at}>{formatInstant(event.at)}</time>
                <span>
                  {trailWord(event.kind)}
                  {event.reason ? <span className={styles.reason}>{event.reason}</span> : null}
                </span>
                <span className={styles.who}>
                  {event.actorName === null
                    ? t("trail.system")
                    : event.actorRole === null
                      ? event.actorName
                      : t("trail.by", { name: event.actorName, role: t(`role.${event.actorRole}`) })}
                </span>
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
}

