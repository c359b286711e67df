import { t } from "../../lib/messages/catalogue";
import { figureVerdict } from "./cell-face";
import type { Figure } from "./filter";
import { percentText } from "./share-text";
import styles from "./shares-bar.module.css";
import { VerdictIcon } from "./verdict-icons";

export interface ShareOf {
  readonly verdict: string;
  readonly count: number;
  readonly permille: number;
}

/** Shares of the whole year for one figure; they add up to 100 %. A share is also the filter for its verdict. */
export function SharesBar({
  shares,
  figure,
  year,
  chosen,
  onChoose,
}: {
  readonly shares: readonly ShareOf[];
  readonly figure: Figure;
  readonly year: number;
  readonly chosen: string | null;
  readonly onChoose: (verdict: string | null) => void;
}) {
  const count = shares.reduce((sum, share) => sum + share.count, 0);
  const label = t("coverage.sharesLabel", { year, figure: t(`coverage.figure.${figure}`), count });
  return (
    <section className={styles.shares} aria-label={label}>
      {/* Drawn with the shares themselves, so that bar and figures cannot disagree. */}
      <svg className={styles.bar} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        {segments(shares).map(({ verdict, start, permille }) => (
          <rect key={verdict} x={start} y="0" width={permille} height="10" className={styles[verdict]} />
        ))}
      </svg>
      <ul className={styles.list}>
        {shares.map(({ verdict, count: cells, permille }) => (
          <li key={verdict}>
            <button
              type="button"
              className={styles.share}
              data-verdict={verdict}
              aria-pressed={chosen === verdict}
              disabled={cells === 0 && chosen !== verdict}
              title={t("coverage.onlyVerdict", { verdict: figureVerdict(verdict, figure) })}
              onClick={() => onChoose(chosen === verdict ? null : verdict)}
            >
              <VerdictIcon verdict={verdict} className={styles.icon} />
              <span className={styles.word}>{figureVerdict(verdict, figure)}</span>
              <span className={styles.count}>{cells}</span>
              <span className={styles.percent}>{percentText(permille)}</span>
            </button>
          </li>
        ))}
        <li className={styles.total}>{t("coverage.sharesTotal", { count })}</li>
      </ul>
    </section>
  );
}

function segments(shares: readonly ShareOf[]): { verdict: string; start: number; permille: number }[] {
  let start = 0;
  return shares.flatMap(({ verdict, permille }) => {
    const segment = { verdict, start, permille };
    start += permille;
    return permille === 0 ? [] : [segment];
  });
}
