import { useQuery } from "urql";
import { errorCode } from "../../lib/graphql/answer";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { trailDetail } from "../../lib/messages/trail-detail";
import { trailWord } from "../../lib/messages/trail-word";
import { Loaded } from "../../ui/loaded";
import { TrailQuery } from "./queries";
import styles from "./trail-list.module.css";

/** Who did what and when, oldest first. */
export function TrailList(subject: { readonly subjectType: "notice" | "disclosure"; readonly subjectId: string }) {
  const [answer, ask] = useQuery({ query: TrailQuery, variables: subject });
  if (answer.error !== undefined && errorCode(answer.error) === "NOT_ALLOWED") return <p>{t("drawer.trailHidden")}</p>;
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {({ trail }) => {
        if (trail.length === 0) return <p>{t("drawer.noTrail")}</p>;
        return (
          <ol className={styles.trail}>
            {trail.map((event, index) => (
              <li key={index}>
                <time dateTime={event.at}>{formatInstant(event.at)}</time>
                <span>
                  {[trailWord(event.kind), trailDetail(event.kind, event.data)].filter(Boolean).join("：")}
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
