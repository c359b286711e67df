import { CircleCheck, Hourglass, Undo2 } from "lucide-react";
import { formatDate, formatInstant } from "../../lib/format";
import { t, type MessageKey } from "../../lib/messages/catalogue";
import { StatusBadge } from "../../ui/status-badge";
import { MakeLink } from "../confirm/make-link";
import styles from "./posting-evidence.module.css";
import type { ObligationData } from "./queries";

type Posting = NonNullable<ObligationData["notice"]>["postings"][number];

const UNPROVEN: Readonly<Record<string, MessageKey & `drawer.unproven.${string}`>> = {
  NO_CODE: "drawer.unproven.NO_CODE",
  DATE_CORRECTED: "drawer.unproven.DATE_CORRECTED",
  RECEIVED_LATE: "drawer.unproven.RECEIVED_LATE",
  OTHER_PLACE: "drawer.unproven.OTHER_PLACE",
  SAME_PICTURE: "drawer.unproven.SAME_PICTURE",
  CAME_BACK: "drawer.unproven.CAME_BACK",
  OLD_EDITION: "drawer.unproven.OLD_EDITION",
};

/** One posting as evidence: the photo, what it proves and why, who sent and who confirmed it. */
export function PostingEvidence({
  posting,
  unit,
}: {
  readonly posting: Posting;
  readonly unit: { readonly id: string; readonly name: string };
}) {
  const hung = formatDate(posting.hangDate);
  return (
    <article className={styles.posting}>
      <a
        href={posting.photoPath}
        target="_blank"
        rel="noreferrer"
        className={styles.photo}
        title={t("drawer.openPhoto")}
      >
        <img src={posting.photoPath} alt={t("drawer.photoAlt", { date: hung })} loading="lazy" />
      </a>
      <div className={styles.words}>
        <p className={styles.what}>
          {t(`channel.${posting.channel}`)} · {t("drawer.hungOn", { date: hung })}
        </p>
        <Worth posting={posting} />
        {posting.hangDateReason ? <p>{t("drawer.dateCorrected", { reason: posting.hangDateReason })}</p> : null}
        {posting.noCodeReason ? <p>{t("drawer.noCode", { reason: posting.noCodeReason })}</p> : null}
        <p className={styles.soft}>
          {t("drawer.postedBy", { name: posting.postedByName })} ·{" "}
          {t("drawer.receivedAt", { at: formatInstant(posting.receivedAt) })}
        </p>
        {posting.handedInByName === null ? null : (
          <p className={styles.soft}>{t("handIn.by", { name: posting.handedInByName })}</p>
        )}
        <p className={styles.soft}>
          {posting.state === "PENDING"
            ? t("drawer.pending")
            : t(`drawer.decided.${posting.state}`, {
                name: posting.decidedByName ?? "",
                at: posting.decidedAt === null ? "" : formatInstant(posting.decidedAt),
                reason: posting.returnReason ?? "",
              })}
          {posting.decidedViaLink ? `（${t("link.via")}）` : null}
        </p>
        {posting.linkFor.length === 0 ? null : <MakeLink unit={unit} supervisors={posting.linkFor} />}
      </div>
    </article>
  );
}

function Worth({ posting }: { readonly posting: Posting }) {
  if (posting.state === "RETURNED")
    return (
      <StatusBadge tone="soon" icon={<Undo2 />} className={styles.badge}>
        {t("step.POSTING_RETURNED")}
      </StatusBadge>
    );
  if (posting.state === "CONFIRMED" || posting.provenByCode)
    return (
      <StatusBadge tone="proven" icon={<CircleCheck />} className={styles.badge}>
        {t(posting.provenByCode ? "drawer.proven" : "timeline.VERIFIED")}
      </StatusBadge>
    );
  return (
    <StatusBadge tone="waiting" icon={<Hourglass />} className={styles.badge}>
      {t(UNPROVEN[posting.unprovenBecause ?? ""] ?? "drawer.unproven.other")}
    </StatusBadge>
  );
}
