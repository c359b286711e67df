import { CircleCheck, Eye } from "lucide-react";
import { useState } from "react";
import { formatDate, formatInstant } from "../../lib/format";
import { readFragment, type FragmentOf } from "../../lib/graphql/tada";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { randomId } from "../../lib/random-id";
import { unitsWithRole, useViewer } from "../../lib/session/session";
import type { DecisionInput } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./confirm-screen.module.css";
import { PhotoZoom } from "./photo-zoom";
import { PostingToConfirm } from "./queries";
import { ReturnDialog } from "./return-dialog";
import type { ReturnKind } from "./return-reasons";

const BECAUSE: Readonly<Record<string, PlainKey>> = {
  NO_CODE: "confirm.because.NO_CODE",
  DATE_CORRECTED: "confirm.because.DATE_CORRECTED",
  RECEIVED_LATE: "confirm.because.RECEIVED_LATE",
  OTHER_PLACE: "confirm.because.OTHER_PLACE",
  SAME_PICTURE: "confirm.because.SAME_PICTURE",
  CAME_BACK: "confirm.because.CAME_BACK",
  OLD_EDITION: "confirm.because.OLD_EDITION",
};

/** One posting to look at: the photo, what it is said to prove, why the code alone is not enough, two buttons. */
export function PostingToConfirmCard({
  posting: masked,
  onDecided,
}: {
  readonly posting: FragmentOf<typeof PostingToConfirm>;
  readonly onDecided: (outcome: "confirmed" | "returned") => void;
}) {
  const posting = readFragment(PostingToConfirm, masked);
  const ownSeat = unitsWithRole(useViewer(), "SUPERVISOR").some(({ id }) => id === posting.unit.id);
  const { outbox, sendNow } = useOutbox();
  const [busy, setBusy] = useState<"confirm" | "return" | null>(null);
  const [returning, setReturning] = useState(false);

  /** Said once: kept on the phone, and sent as soon as there is a network. */
  const say = async (input: DecisionInput): Promise<void> => {
    setBusy(input.decision === "CONFIRM" ? "confirm" : "return");
    const titles = posting.notices.map(({ notice }) => notice.title);
    await outbox.add({ kind: "decision", id: randomId(), unitName: posting.unit.name, titles, input }, new Map(), true);
    setReturning(false);
    void sendNow();
    onDecided(input.decision === "CONFIRM" ? "confirmed" : "returned");
  };
  const sayNo = (kind: ReturnKind, reason: string): Promise<void> =>
    say({ postingId: posting.id, decision: "RETURN", kind, reason });

  const because = posting.unprovenBecause === null ? undefined : BECAUSE[posting.unprovenBecause];
  const said = posting.noCodeReason ?? posting.hangDateReason;
  return (
    <Card role="article" className={styles.card}>
      <h2 className={styles.unit}>{posting.unit.name}</h2>
      <PhotoZoom
        src={posting.photoPath}
        alt={t("confirm.photoAlt", { unit: posting.unit.name, date: formatDate(posting.hangDate) })}
      />
      {posting.waitsFor === "SILENT" ? <NoticeBar>{t(ownSeat ? "waits.onYou" : "waits.SILENT")}</NoticeBar> : null}
      {posting.waitsFor === "VACANT_SEAT" ? <NoticeBar>{t("waits.VACANT_SEAT")}</NoticeBar> : null}
      {because === undefined ? null : (
        <NoticeBar tone="soon" title={t("confirm.because")}>
          <p>{t(because)}</p>
          {said === null ? null : <p>{t("confirm.said", { reason: said })}</p>}
        </NoticeBar>
      )}
      <section>
        <h3 className={styles.label}>{t("confirm.proves")}</h3>
        <ul className={styles.notices}>
          {posting.notices.map(({ notice, proof }) => (
            <li key={notice.id}>
              {notice.title}{" "}
              <span className={styles.soft}>{t("common.version", { number: notice.editionNumber })}</span>
              <span className={styles.proof}>
                {proof === "CODE" ? <CircleCheck aria-hidden="true" /> : <Eye aria-hidden="true" />}
                {t(proof === "CODE" ? "confirm.byCode" : "confirm.byClaim")}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <dl className={styles.facts}>
        <dt>{t("confirm.hangDate")}</dt>
        <dd>{formatDate(posting.hangDate)}</dd>
        <dt>{t("confirm.receivedAt")}</dt>
        <dd>{formatInstant(posting.receivedAt)}</dd>
        <dt>{t("confirm.postedBy")}</dt>
        <dd>{posting.postedByName}</dd>
        <dt>{t("confirm.channel")}</dt>
        <dd>{t(`channel.${posting.channel}`)}</dd>
      </dl>
      <div className={styles.buttons}>
        {posting.actions.includes("RETURN") ? (
          <Button variant="quiet" size="large" disabled={busy !== null} onClick={() => setReturning(true)}>
            {t("confirm.no")}
          </Button>
        ) : null}
        {posting.actions.includes("CONFIRM") ? (
          <Button
            size="large"
            busy={busy === "confirm"}
            disabled={busy !== null}
            onClick={() => void say({ postingId: posting.id, decision: "CONFIRM" })}
          >
            {t("confirm.yes")}
          </Button>
        ) : null}
      </div>
      <ReturnDialog
        open={returning}
        busy={busy === "return"}
        onClose={() => setReturning(false)}
        onReturn={(kind, reason) => void sayNo(kind, reason)}
      />
    </Card>
  );
}
