import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { StatusBadge } from "../../ui/status-badge";
import { reviewFieldWord, type FieldReason } from "./field-reasons";
import styles from "./review-history.module.css";
import { stepWord } from "./step-word";

export interface ReviewRow {
  readonly step: string;
  readonly round: number;
  readonly reviewerName: string;
  readonly verdict: "APPROVED" | "RETURNED";
  readonly comment: string | null;
  readonly secrecy: "PROACTIVE" | "ON_REQUEST" | "NOT_PUBLIC" | null;
  readonly secrecyReason: string | null;
  readonly fieldReasons: readonly FieldReason[];
  readonly at: string;
}

export function ReviewHistory({ reviews }: { readonly reviews: readonly ReviewRow[] }) {
  if (reviews.length === 0) return <p className={styles.soft}>{t("review.noHistory")}</p>;
  const several = reviews.some(({ round }) => round > 1);
  return (
    <ol className={styles.list}>
      {reviews.map((review, index) => (
        <li key={index} className={styles.review}>
          <p>
            {several ? `${t("review.round", { round: review.round })} · ` : ""}
            {stepWord(review)} · {review.reviewerName}{" "}
            <StatusBadge tone={review.verdict === "RETURNED" ? "soon" : "waiting"}>
              {t(`review.verdict.${review.verdict}`)}
            </StatusBadge>
          </p>
          {review.secrecy === null ? null : (
            <p>
              {t("review.secrecyGiven", { verdict: t(`review.secrecy.${review.secrecy}`) })}
              {review.secrecyReason === null ? "" : `：${review.secrecyReason}`}
            </p>
          )}
          {review.comment ? <p>{review.comment}</p> : null}
          {review.fieldReasons.map(({ field, reason }) => (
            <p key={field}>{t("review.fieldSaid", { field: reviewFieldWord(field), reason })}</p>
          ))}
          <p className={styles.soft}>{formatInstant(review.at, { year: true })}</p>
        </li>
      ))}
    </ol>
  );
}
