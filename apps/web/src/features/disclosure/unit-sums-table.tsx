import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { alignedQuantities } from "../../lib/aligned-quantity";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";

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
  const quantityOf = alignedQuantities(rows.map((row) => row.quantityMilli));
  const quantityLabel = quantityUnit === null ? "" : `${t("roll.quantity")}（${quantityUnit}）`;
  return (
    <div className={classNames(table.scroll, table.tall)} role="region" aria-label={t("roll.perUnit")} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("roll.unit")}</th>
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
              <td className={table.num}>{row.recipientCount}</td>
              {quantity ? <td className={table.num}>{quantityOf(row.quantityMilli)}</td> : null}
              <td className={table.num}>{formatYuan(row.paidFen)}</td>
              {returned ? <td className={table.num}>{formatYuan(row.returnedFen ?? 0)}</td> : null}
              {held ? <td className={table.num}>{formatYuan(row.heldFen ?? 0)}</td> : null}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("roll.total")}</th>
            <td className={table.num}>{sum(rows, (row) => row.recipientCount)}</td>
            {quantity ? <td className={table.num}>{quantityOf(sum(rows, (row) => row.quantityMilli))}</td> : null}
            <td className={table.num}>{formatYuan(sum(rows, (row) => row.paidFen))}</td>
            {returned ? <td className={table.num}>{formatYuan(sum(rows, (row) => row.returnedFen ?? 0))}</td> : null}
            {held ? <td className={table.num}>{formatYuan(sum(rows, (row) => row.heldFen ?? 0))}</td> : null}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
