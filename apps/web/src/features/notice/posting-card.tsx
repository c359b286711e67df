import type { ReactNode } from "react";
import { formatDate, formatInstant, ofAnotherYear } from "../../lib/format";
import { graphql, readFragment, type FragmentOf } from "../../lib/graphql/tada";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import type { Tone } from "../../lib/messages/labels";
import { Card } from "../../ui/card";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./notice-screen.module.css";

export const PostingSummary = graphql(`
  fragment PostingSummary on Posting {
    id
    state
    hangDate
    receivedAt
    postedByName
    handedInByName
    decidedByName
    returnKind
    returnReason
    photoPath
    unprovenBecause
    linkBecause
    notices {
      proof
      notice {
        id
        title
      }
    }
  }
`);

const STATES = {
  PENDING: ["sent.state.PENDING", "waiting"],
  CONFIRMED: ["sent.state.CONFIRMED", "proven"],
  RETURNED: ["sent.state.RETURNED", "soon"],
} as const satisfies Record<string, readonly [string, Tone]>;

/** Why it waits for a supervisor's word, and what she may do instead of waiting. */
const BECAUSE: Readonly<Record<string, PlainKey>> = {
  NO_CODE: "sent.because.NO_CODE",
  SAME_PICTURE: "sent.because.SAME_PICTURE",
  CAME_BACK: "sent.because.CAME_BACK",
  OLD_EDITION: "sent.because.OLD_EDITION",
  DATE_CORRECTED: "sent.because.DATE_CORRECTED",
  RECEIVED_LATE: "sent.because.RECEIVED_LATE",
  OTHER_PLACE: "sent.because.OTHER_PLACE",
};

/** Whom she may ask, where nobody has answered: she herself never holds her supervisor's link. */
const ASK_FOR: Readonly<Record<string, PlainKey>> = {
  NOT_SIGNED_IN: "link.askFor.NOT_SIGNED_IN",
  WAITED_A_DAY: "link.askFor.WAITED_A_DAY",
};

/** What a supervisor found at fault. */
const AT_FAULT = { PHOTO: "field.photo", UNTRUE: "field.hanging" } as const satisfies Record<string, PlainKey>;

/** What was sent: the photo, when it hung and when it arrived, what became of it. The photo stays after a return. */
export function PostingCard({
  posting: masked,
  withTitles = false,
  nextStep = null,
}: {
  readonly posting: FragmentOf<typeof PostingSummary>;
  readonly withTitles?: boolean;
  /** The one thing to do about it. */
  readonly nextStep?: ReactNode;
}) {
  const posting = readFragment(PostingSummary, masked);
  const [label, tone] = STATES[posting.state];
  const because = BECAUSE[posting.unprovenBecause ?? ""];
  const year = ofAnotherYear(posting.hangDate);
  const askFor = ASK_FOR[posting.linkBecause ?? ""];
  return (
    <Card tone={tone} role="article" className={styles.posting}>
      <a href={posting.photoPath} target="_blank" rel="noreferrer" className={styles.thumb}>
        <img
          src={posting.photoPath}
          alt={t("notice.photoAlt", { date: formatDate(posting.hangDate) })}
          loading="lazy"
          decoding="async"
        />
      </a>
      <div className={styles.postingWords}>
        <p>
          <StatusBadge tone={tone}>{t(label)}</StatusBadge>
        </p>
        <p className={styles.strong}>{t("sent.hung", { date: formatDate(posting.hangDate, { year }) })}</p>
        <p className={styles.soft}>{t("outbox.receivedAt", { time: formatInstant(posting.receivedAt, { year }) })}</p>
        {posting.state === "PENDING" && because !== undefined ? <p className={styles.reason}>{t(because)}</p> : null}
        {askFor === undefined ? null : <p className={styles.soft}>{t(askFor)}</p>}
        {posting.returnKind === null ? null : (
          <p className={styles.reason}>{t("outbox.atFault", { field: t(AT_FAULT[posting.returnKind]) })}</p>
        )}
        {posting.handedInByName === null ? null : (
          <p className={styles.soft}>{t("handIn.by", { name: posting.handedInByName })}</p>
        )}
        {posting.returnReason === null ? null : (
          <p className={styles.reason}>{t("todo.returnReason", { reason: posting.returnReason })}</p>
        )}
        {withTitles ? (
          <ul className={styles.titles}>
            {posting.notices.map(({ notice }) => (
              <li key={notice.id}>{notice.title}</li>
            ))}
          </ul>
        ) : null}
        {nextStep}
      </div>
    </Card>
  );
}
