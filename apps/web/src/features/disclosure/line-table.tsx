import { formatYuan, rateText } from "@gongshi/domain/money/format-yuan";
import { alignedQuantities } from "../../lib/aligned-quantity";
import { t } from "../../lib/messages/catalogue";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";

export interface LineRow {
  readonly seq: number;
  readonly unitName: string;
  readonly group: string | null;
  readonly name: string;
  readonly quantityMilli: number | null;
  readonly rateE4: number | null;
  readonly paidFen: number;
  readonly outcome: "PAID" | "RETURNED" | "HELD";
  readonly remark: string | null;
}

/** Lines in the order of the sheet; a column that is empty throughout is left out. On a phone each line is a few words in rows. */
export function LineTable({
  lines,
  quantityUnit,
}: {
  readonly lines: readonly LineRow[];
  readonly quantityUnit: string | null;
}) {
  const group = lines.some((line) => line.group !== null);
  const quantity = lines.some((line) => line.quantityMilli !== null);
  const quantityOf = alignedQuantities(lines.map((line) => line.quantityMilli ?? 0));
  const rate = lines.some((line) => line.rateE4 !== null);
  const outcome = lines.some((line) => line.outcome !== "PAID");
  const remark = lines.some((line) => line.remark !== null);
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.fold)}>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t("roll.seq")}
            </th>
            <th scope="col">{t("roll.unit")}</th>
            {group ? <th scope="col">{t("roll.group")}</th> : null}
            <th scope="col">{t("roll.name")}</th>
            {quantity ? (
              <th scope="col" className={table.num}>
                {quantityUnit === null ? t("roll.quantity") : `${t("roll.quantity")}（${quantityUnit}）`}
              </th>
            ) : null}
            {rate ? (
              <th scope="col" className={table.num}>
                {t("roll.rate")}
              </th>
            ) : null}
            <th scope="col" className={table.num}>
              {t("roll.amount")}
            </th>
            {outcome ? <th scope="col">{t("roll.outcome")}</th> : null}
            {remark ? <th scope="col">{t("roll.remark")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td className={classNames(table.num, table.first)}>{line.seq}</td>
              <td className={table.aside}>{line.unitName}</td>
              {group ? <td className={table.aside}>{line.group}</td> : null}
              <td className={table.main}>{line.name}</td>
              {quantity ? (
                <td className={table.num} data-unit={quantityUnit ?? ""}>
                  {line.quantityMilli === null ? "" : quantityOf(line.quantityMilli)}
                </td>
              ) : null}
              {rate ? (
                <td className={table.num} data-label={t("roll.rateShort")}>
                  {line.rateE4 === null ? "" : rateText(line.rateE4)}
                </td>
              ) : null}
              <td className={classNames(table.num, table.last)} data-unit={t("roll.yuan")}>
                {formatYuan(line.paidFen)}
              </td>
              {outcome ? <td>{t(`roll.outcome.${line.outcome}`)}</td> : null}
              {remark ? <td>{line.remark}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
