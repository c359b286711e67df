import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { alignedQuantities } from "../../lib/aligned-quantity";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import styles from "./unit-sums-table.module.css";

export interface UnitSumRow {
  readonly unitId: string;
  readonly unitName: string;
  readonly lineCount: number;
  readonly recipientCount: number;
  readonly quantityMilli: number;
  readonly paidFen: number;
  readonly returnedFen?: number;
  readonly heldFen?: number;
  readonly isZero: boolean;
  /** Of a roll that is looked at: what it prints as the unit's sum, and the lines' sum minus that. */
  readonly controlTotalFen?: number | null;
  readonly differenceFen?: number | null;
  readonly fits?: boolean;
}

const sum = (rows: readonly UnitSumRow[], pick: (row: UnitSumRow) => number): number =>
  rows.reduce((total, row) => total + pick(row), 0);

/** What would be (or is) published at each unit, zeros included, and the sum of all. */
export function UnitSumsTable({
  rows,
  quantityUnit,
}: {
  readonly rows: readonly UnitSumRow[];
  readonly quantityUnit: string | null;
}) {
  const returned = sum(rows, (row) => row.returnedFen ?? 0) > 0;
  const held = sum(rows, (row) => row.heldFen ?? 0) > 0;
  const quantity = quantityUnit !== null && sum(rows, (row) => row.quantityMilli) > 0;
  const printed = rows.some((row) => (row.controlTotalFen ?? null) !== null);
  const severalLines = rows.some((row) => row.lineCount !== row.recipientCount);
  const quantityOf = alignedQuantities(rows.map((row) => row.quantityMilli));
  const quantityLabel = quantityUnit === null ? "" : `${t("roll.quantity")}（${quantityUnit}）`;
  return (
    <div className={classNames(table.scroll, table.tall)} role="region" aria-label={t("roll.perUnit")} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("roll.unit")}</th>
            {severalLines ? (
              <th scope="col" className={table.num}>
                {t("roll.lineCount")}
              </th>
            ) : null}
            <th scope="col" className={table.num}>
              {t("roll.recipients")}
            </th>
            {quantity ? (
              <th scope="col" className={table.num}>
                {quantityLabel}
              </th>
            ) : null}
            <th scope="col" className={table.num}>
              {t("roll.paid")}
            </th>
            {printed ? (
              <>
                <th scope="col" className={table.num}>
                  {t("roll.unitTotal")}
                </th>
                <th scope="col" className={table.num}>
                  {t("roll.unitDifference")}
                </th>
              </>
            ) : null}
            {returned ? (
              <th scope="col" className={table.num}>
                {t("roll.returned")}
              </th>
            ) : null}
            {held ? (
              <th scope="col" className={table.num}>
                {t("roll.held")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">
                {row.unitName}
                {row.isZero ? <span className={table.soft}> {t("roll.zero")}</span> : null}
              </th>
              {severalLines ? <td className={table.num}>{row.lineCount}</td> : null}
              <td className={table.num}>{row.recipientCount}</td>
              {quantity ? <td className={table.num}>{quantityOf(row.quantityMilli)}</td> : null}
              <td className={table.num}>{formatYuan(row.paidFen)}</td>
              {printed ? <Printed row={row} /> : null}
              {returned ? <td className={table.num}>{formatYuan(row.returnedFen ?? 0)}</td> : null}
              {held ? <td className={table.num}>{formatYuan(row.heldFen ?? 0)}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("roll.total")}</th>
            {severalLines ? <td className={table.num}>{sum(rows, (row) => row.lineCount)}</td> : null}
            <td className={table.num}>{sum(rows, (row) => row.recipientCount)}</td>
            {quantity ? <td className={table.num}>{quantityOf(sum(rows, (row) => row.quantityMilli))}</td> : null}
            <td className={table.num}>{formatYuan(sum(rows, (row) => row.paidFen))}</td>
            {printed ? (
              <>
                <td className={table.num} />
                <td className={table.num} />
              </>
            ) : null}
            {returned ? <td className={table.num}>{formatYuan(sum(rows, (row) => row.returnedFen ?? 0))}</td> : null}
            {held ? <td className={table.num}>{formatYuan(sum(rows, (row) => row.heldFen ?? 0))}</td> : null}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The unit's own total and how far the lines are from it; none where the roll prints none. */
function Printed({ row: { controlTotalFen = null, differenceFen = null, fits = true } }: { readonly row: UnitSumRow }) {
  return (
    <>
      <td className={table.num}>{controlTotalFen === null ? "" : formatYuan(controlTotalFen)}</td>
      <td className={table.num}>
        {differenceFen === null ? "" : formatYuan(differenceFen)}
        {fits ? null : <span className={styles.differs}>{t("roll.unitDiffers")}</span>}
      </td>
    </>
  );
}
