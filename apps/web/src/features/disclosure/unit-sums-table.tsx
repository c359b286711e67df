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
  /** Whether the publication is for this unit. */
  readonly inScope: boolean;
}

const sum = (rows: readonly UnitSumRow[], pick: (row: UnitSumRow) => number): number =>
  rows.reduce((total, row) => total + pick(row), 0);

interface Column {
  readonly label: string;
  /** Of a phone's row, where the heading is too long for it. */
  readonly short?: string;
  readonly unit?: string;
  readonly pick: (row: UnitSumRow) => number;
  readonly text: (value: number) => string;
  /** Stands at the end of its line on a phone. */
  readonly last?: boolean;
}

/** What would be (or is) published at each unit, zeros included, and the sum of all; on a phone two lines a unit. */
export function UnitSumsTable({
  rows,
  quantityUnit,
  beforePayment = false,
}: {
  readonly rows: readonly UnitSumRow[];
  readonly quantityUnit: string | null;
  /** Nothing is paid yet: the amounts are those proposed. */
  readonly beforePayment?: boolean;
}) {
  const quantityOf = alignedQuantities(rows.map((row) => row.quantityMilli));
  const printed = rows.some((row) => (row.controlTotalFen ?? null) !== null);
  const when = (shown: boolean, column: Column): readonly Column[] => (shown ? [column] : []);
  const before: readonly Column[] = [
    ...when(
      rows.some((row) => row.lineCount !== row.recipientCount),
      { label: t("roll.lineCount"), pick: (row) => row.lineCount, text: String },
    ),
    { label: t("roll.recipients"), pick: (row) => row.recipientCount, text: String },
    ...when(quantityUnit !== null && sum(rows, (row) => row.quantityMilli) > 0, {
      label: `${t("roll.quantity")}（${quantityUnit ?? ""}）`,
      short: "",
      unit: quantityUnit ?? "",
      pick: (row) => row.quantityMilli,
      text: quantityOf,
    }),
    {
      label: t(beforePayment ? "roll.toPay" : "roll.paid"),
      short: "",
      unit: t("roll.yuan"),
      pick: (row) => row.paidFen,
      text: formatYuan,
      last: true,
    },
  ];
  const money = (label: string, short: string, pick: Column["pick"]): readonly Column[] =>
    when(sum(rows, pick) > 0, { label, short, pick, text: formatYuan });
  const after: readonly Column[] = [
    ...money(t("roll.returned"), t("roll.outcome.RETURNED"), (row) => row.returnedFen ?? 0),
    ...money(t("roll.held"), t("roll.outcome.HELD"), (row) => row.heldFen ?? 0),
  ];
  const headings = [
    ...before.map(({ label }) => label),
    ...(printed ? [t("roll.unitTotal"), t("roll.unitDifference")] : []),
    ...after.map(({ label }) => label),
  ];
  return (
    <div className={classNames(table.scroll, table.tall)} role="region" aria-label={t("roll.perUnit")} tabIndex={0}>
      <table className={classNames(table.table, table.fold)}>
        <thead>
          <tr>
            <th scope="col">{t("roll.unit")}</th>
            {headings.map((label) => (
              <th key={label} scope="col" className={table.num}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">
                {row.unitName}
                {row.inScope ? null : <span className={table.soft}> {t("roll.outOfScope")}</span>}
                {row.isZero ? <span className={table.soft}> {t("roll.zero")}</span> : null}
              </th>
              <Figures columns={before} of={[row]} />
              {printed ? <Printed row={row} /> : null}
              <Figures columns={after} of={[row]} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("roll.total")}</th>
            <Figures columns={before} of={rows} />
            {printed ? (
              <>
                <td className={table.num} />
                <td className={table.num} />
              </>
            ) : null}
            <Figures columns={after} of={rows} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const Figures = ({ columns, of }: { readonly columns: readonly Column[]; readonly of: readonly UnitSumRow[] }) =>
  columns.map(({ label, short = label, unit, pick, text, last }) => (
    <td key={label} className={classNames(table.num, last && table.last)} data-label={short} data-unit={unit}>
      {text(sum(of, pick))}
    </td>
  ));

/** The unit's own total and how far the lines are from it; none where the roll prints none. */
function Printed({ row: { controlTotalFen = null, differenceFen = null, fits = true } }: { readonly row: UnitSumRow }) {
  return (
    <>
      <td className={table.num} data-label={t("roll.unitTotal")}>
        {controlTotalFen === null ? "" : formatYuan(controlTotalFen)}
      </td>
      <td className={table.num} data-label={t("roll.unitDifference")}>
        {differenceFen === null ? "" : formatYuan(differenceFen)}
        {fits ? null : <span className={styles.differs}>{t("roll.unitDiffers")}</span>}
      </td>
    </>
  );
}
