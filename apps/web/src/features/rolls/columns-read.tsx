import { MONEY_UNITS } from "@gongshi/domain/money/money-unit";
import { layoutColumns } from "@gongshi/domain/roll/layout-columns";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { SheetLayout } from "@gongshi/domain/roll/roll";
import { useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import styles from "./columns-read.module.css";
import { meaningWord, wantedColumns, type WantedRole } from "./column-words";

const ROLES: readonly WantedRole[] = ["name", "identity", "amount"];

/** What every column was taken for. A reading that looks right and is wrong is set right here. */
export function ColumnsRead({
  layouts,
  onTell,
}: {
  readonly layouts: readonly SheetLayout[];
  readonly onTell: (answer: ColumnMapping) => void;
}) {
  const [telling, setTelling] = useState<string | null>(null);
  return (
    <Section title={t("columns.title")} hint={t("columns.help")}>
      {layouts.map((layout) => (
        <div key={layout.layout} className={styles.layout}>
          <p className={styles.where}>
            {t("columns.sheet", {
              sheet: layout.sheet,
              row: layout.headerRow,
              unit: t(`ask.${layout.moneyUnit}`),
            })}
            {telling === layout.layout ? null : (
              <Button variant="quiet" size="small" onClick={() => setTelling(layout.layout)}>
                {t("columns.change")}
              </Button>
            )}
          </p>
          {telling === layout.layout ? (
            <Tell layout={layout} onTell={onTell} onCancel={() => setTelling(null)} />
          ) : (
            <Read layout={layout} />
          )}
        </div>
      ))}
    </Section>
  );
}

function Read({ layout }: { readonly layout: SheetLayout }) {
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("columns.letter")}</th>
            <th scope="col">{t("columns.heading")}</th>
            <th scope="col">{t("columns.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {layout.columns.map(({ letter, label, meaning }, index) => (
            <tr key={index}>
              <td>{letter}</td>
              <td>{label}</td>
              <td>{meaningWord(meaning, layout.columns)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Tell({
  layout,
  onTell,
  onCancel,
}: {
  readonly layout: SheetLayout;
  readonly onTell: (answer: ColumnMapping) => void;
  readonly onCancel: () => void;
}) {
  const columns = layoutColumns(layout.layout);
  const [wanted, setWanted] = useState(() => wantedColumns(layout));
  const [unit, setUnit] = useState(layout.moneyUnit);
  return (
    <Card>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onTell({ layout: layout.layout, columns: wanted, ...(unit === layout.moneyUnit ? {} : { moneyUnit: unit }) });
        }}
      >
        <div className={form.pair}>
          {ROLES.map((role) => (
            <SelectField
              key={role}
              label={t(`columns.${role}`)}
              value={wanted[role] ?? ""}
              onChange={(event) =>
                setWanted({ ...wanted, [role]: event.target.value === "" ? null : Number(event.target.value) })
              }
            >
              {role === "identity" ? <option value="">{t("columns.none")}</option> : null}
              {columns.map(({ column, letter, label }) => (
                <option key={column} value={column}>
                  {t("ask.column", { letter, label })}
                </option>
              ))}
            </SelectField>
          ))}
          <SelectField
            label={t("ask.moneyUnit")}
            value={unit}
            onChange={(event) => setUnit(MONEY_UNITS.find((one) => one === event.target.value) ?? "YUAN")}
          >
            {MONEY_UNITS.map((one) => (
              <option key={one} value={one}>
                {t(`ask.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className={styles.do}>
          <Button type="submit" size="small">
            {t("columns.apply")}
          </Button>
          <Button variant="quiet" size="small" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
