import { CircleCheck, TriangleAlert } from "lucide-react";
import { formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import styles from "./control-total.module.css";

/** Lines' sum against the payer's total: the three figures under each other, and what the difference means. */
export function ControlTotal({
  paidFen,
  controlTotalFen,
  differenceFen,
  toleranceFen,
  fits,
  words,
}: {
  /** Whether the difference is rounding; without a total of all, whether the subtotals agree. */
  readonly fits: boolean;
  /** Said when it is not. */
  readonly words: string;
  readonly paidFen: number;
  readonly controlTotalFen: number | null;
  readonly differenceFen: number | null;
  readonly toleranceFen: number;
}) {
  const tolerance = formatYuan(toleranceFen);
  return (
    <div className={styles.total}>
      <dl className={styles.figures}>
        <dt>{t("roll.sum")}</dt>
        <dd>{formatYuan(paidFen)}</dd>
        <dt>{t("roll.controlTotal")}</dt>
        <dd>{controlTotalFen === null ? t("roll.noControlTotal") : formatYuan(controlTotalFen)}</dd>
        {differenceFen === null ? null : (
          <>
            <dt className={styles.difference}>{t("roll.difference")}</dt>
            <dd className={styles.difference}>{formatYuan(differenceFen)}</dd>
          </>
        )}
      </dl>
      {fits && differenceFen === null ? null : fits ? (
        <p className={styles.fits}>
          <CircleCheck aria-hidden="true" />
          {differenceFen === 0 ? t("roll.fits") : t("roll.fitsWithin", { tolerance })}
        </p>
      ) : (
        <p className={styles.differs}>
          <TriangleAlert aria-hidden="true" />
          {words}
        </p>
      )}
    </div>
  );
}

/** Once a roll is in: the explanation where there is one, else that one is needed. */
export function differenceWords(edition: {
  readonly controlDifferenceFen: number | null;
  readonly controlToleranceFen: number;
  readonly controlExplanation: string | null;
}): string {
  if (edition.controlDifferenceFen === null)
    return edition.controlExplanation
      ? t("roll.subtotalsExplained", { explanation: edition.controlExplanation })
      : t("roll.subtotalsUnexplained");
  const tolerance = formatYuan(edition.controlToleranceFen);
  return edition.controlExplanation
    ? t("roll.differsExplained", { tolerance, explanation: edition.controlExplanation })
    : t("roll.differsUnexplained", { tolerance });
}
