import type { ProgramSettings } from "@gongshi/domain/program/settings";
import { EXTRA_COLUMNS } from "@gongshi/domain/roll/roll";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { ArrowUp, Plus, X } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import styles from "./programs.module.css";

type Columns = ProgramSettings["columns"];

/** What a column can hold: what every line has, and what some rolls have besides. */
const KEYS = ["seq", "group", "name", "quantity", "rate", "amount", "due", "paid", "remark", ...EXTRA_COLUMNS] as const;
type Key = (typeof KEYS)[number];
const isKey = (key: string): key is Key => (KEYS as readonly string[]).includes(key);

/** The columns of the sheet, in their order. */
export function ColumnsEditor({
  columns,
  onChange,
}: {
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
}) {
  const used = new Set(columns.map(({ key }) => key));
  const free = KEYS.find((key) => !used.has(key));
  const set = (index: number, change: Partial<Columns[number]>) =>
    onChange(columns.map((column, at) => (at === index ? { ...column, ...change } : column)));
  return (
    <div className={styles.items}>
      <ol className={styles.rows}>
        {columns.map((column, index) => {
          const number = index + 1;
          return (
            <li key={column.key} className={styles.row}>
              <select
                aria-label={`${t("form.column", { number })} ${t("form.columnKey")}`}
                className={styles.control}
                value={column.key}
                onChange={(event) => set(index, { key: event.target.value })}
              >
                {KEYS.filter((key) => key === column.key || !used.has(key)).map((key) => (
                  <option key={key} value={key}>
                    {t(`column.${key}`)}
                  </option>
                ))}
                {isKey(column.key) ? null : <option value={column.key}>{column.key}</option>}
              </select>
              <input
                aria-label={`${t("form.column", { number })} ${t("form.columnLabel")}`}
                className={styles.control}
                autoComplete="off"
                maxLength={FREE_TEXTS.columnLabel.max}
                value={column.label}
                onChange={(event) => set(index, { label: event.target.value })}
              />
              <button
                type="button"
                className={styles.icon}
                aria-label={t("form.columnUp", { number })}
                disabled={index === 0}
                onClick={() => onChange(movedUp(columns, index))}
              >
                <ArrowUp aria-hidden="true" />
              </button>
              <button
                type="button"
                className={styles.icon}
                aria-label={t("form.columnRemove", { number })}
                onClick={() => onChange(columns.filter((_, at) => at !== index))}
              >
                <X aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ol>
      {free === undefined ? null : (
        <Button
          variant="quiet"
          size="small"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...columns, { key: free, label: t(`column.${free}`) }])}
        >
          {t("form.columnAdd")}
        </Button>
      )}
    </div>
  );
}

export const movedUp = <Item,>(items: readonly Item[], index: number): Item[] => {
  const moved = [...items];
  moved.splice(index - 1, 2, items[index]!, items[index - 1]!);
  return moved;
};
