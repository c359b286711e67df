import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { review as words } from "../../lib/messages/zh-cn/review";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./review-history.module.css";

export interface ReviewRow {
  readonly step: string;
  readonly round: number;
  readonly reviewerName: string;
  readonly verdict: "APPROVED" | "RETURNED";
  readonly comment: string | null;
  readonly at: string;
}

const stepWords: Readonly<Record<string, string>> = words;

/** 初审, 复审 …; a step of a program's own keeps the name its settings give it. */
export const reviewStepWord = (step: string): string => stepWords[`review.step.${step}`] ?? step;

export function ReviewHistory({ reviews }: { readonly reviews: readonly ReviewRow[] }) {
  if (reviews.length === 0) return <p className={styles.soft}>{t("review.noHistory")}</p>;
  const several = reviews.some(({ round }) => round > 1);
  return (
    <ol className={styles.list}>
      {reviews.map((review, index) => (
        <li key={index} className={styles.review}>
          <p>
            {several ? `${t("review.round", { round: review.round })} · ` : ""}
            {reviewStepWord(review.step)} · {review.reviewerName}{" "}
            <StatusBadge tone={review.verdict === "RETURNED" ? "soon" : "waiting"}>
              {t(`review.verdict.${review.verdict}`)}
            </StatusBadge>
          </p>
          {review.comment ? <p>{review.comment}</p> : null}
          <p className={styles.soft}>{formatInstant(review.at, { year: true })}</p>
        </li>
      ))}
    </ol>
  );
}
