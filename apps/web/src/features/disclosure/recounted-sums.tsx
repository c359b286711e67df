import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { formatYuan as withYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import type { Comparison, Sums } from "./comparison-query";
import styles from "./comparison.module.css";

const ROWS = [
  ["compare.lines", "lineCount", String],
  ["compare.recipients", "recipientCount", String],
  ["compare.due", "dueFen", formatYuan],
  ["compare.paid", "paidFen", formatYuan],
  ["compare.returned", "returnedFen", formatYuan],
  ["compare.held", "heldFen", formatYuan],
] as const satisfies readonly (readonly [string, keyof Sums, (value: number) => string])[];

/** Both sides added up anew, and whether that is what the edition and the payer say; shown when nothing changed, too. */
export function RecountedSums({
  comparison,
  explanation,
}: {
  readonly comparison: Comparison;
  readonly explanation: string | null;
}) {
  const { before, after } = comparison;
  const rows = ROWS.filter(([, sum]) => !["returnedFen", "heldFen"].includes(sum) || before[sum] + after[sum] > 0);
  return (
    <>
      <div className={table.scroll}>
        <table className={classNames(table.table, table.fold)}>
          <thead>
            <tr>
              <th scope="col">{t("compare.sums")}</th>
              {(["compare.before", "compare.after", "compare.difference"] as const).map((key) => (
                <th key={key} scope="col" className={table.num}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, sum, format]) => {
              const difference = after[sum] - before[sum];
              return (
                <tr key={sum}>
                  <th scope="row">{t(key)}</th>
                  <td className={table.num} data-label={t("compare.before")}>
                    {format(before[sum])}
                  </td>
                  <td className={table.num} data-label={t("compare.after")}>
                    {format(after[sum])}
                  </td>
                  <td className={classNames(table.num, table.last)} data-label={t("compare.difference")}>
                    {difference > 0 ? `+${format(difference)}` : format(difference)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ul className={styles.verdicts}>
        <Verdict good={comparison.sumsAgree}>
          {t(comparison.sumsAgree ? "compare.counted" : "compare.notCounted")}
        </Verdict>
        <Control control={comparison.control} explanation={explanation} />
      </ul>
    </>
  );
}

function Control({
  control: { totalFen, differenceFen, toleranceFen },
  explanation,
}: {
  readonly control: Comparison["control"];
  readonly explanation: string | null;
}) {
  if (totalFen === null || differenceFen === null) return <li className={table.soft}>{t("compare.noControl")}</li>;
  if (differenceFen === 0) return <Verdict good>{t("compare.fits")}</Verdict>;
  const values = { difference: withYuan(differenceFen), tolerance: withYuan(toleranceFen) };
  const fits = Math.abs(differenceFen) <= toleranceFen;
  return (
    <Verdict good={fits}>
      {t(fits ? "compare.fitsWithin" : "compare.differs", values)}
      {!fits && explanation !== null ? t("compare.explained", { explanation }) : null}
    </Verdict>
  );
}

const Verdict = ({ good, children }: { readonly good: boolean; readonly children: React.ReactNode }) => (
  <li data-good={good}>
    {good ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
    <span>{children}</span>
  </li>
);
