import type { MoneyUnit } from "../money/money-unit";
import { withoutPersonalNumbers } from "../privacy/personal-numbers";
import { columnLetter } from "./cell-text";
import type { ColumnPlan } from "./column-plan";
import type { SheetState } from "./sheet-state";

/** Notes once per layout what its columns were taken for, and what is doubtful about that. */
export function noteLayout(state: SheetState, headerRow: number, plan: ColumnPlan, unit: MoneyUnit, key: string): void {
  if (state.layouts.some(({ layout }) => layout === key)) return;
  const used = usedColumns(plan);
  state.layouts.push({
    sheet: state.name,
    headerRow,
    layout: key,
    columns: used.map(({ meaning, column }) => ({
      letter: columnLetter(column),
      label: withoutPersonalNumbers(plan.labels.get(column) ?? ""),
      meaning,
    })),
    moneyUnit: unit,
  });
  for (const column of new Set(used.map((one) => one.column)))
    if (state.sheet.hiddenColumns.has(column))
      state.notes.warn("HIDDEN_COLUMN", null, { column: columnLetter(column) });
  if (plan.persons.every(({ identity }) => identity === null)) state.notes.warn("NO_IDENTITY_COLUMN", null);
  if (plan.identityOwnerUncertain) state.notes.warn("IDENTITY_OWNER_UNCERTAIN", null);
}

function usedColumns(plan: ColumnPlan): { meaning: string; column: number }[] {
  const all: ReadonlyArray<readonly [string, number | null]> = [
    ...plan.persons.flatMap(({ of, name, identity }) => [
      [`name:${of}`, name] as const,
      [`identity:${of}`, identity] as const,
    ]),
    ["due", plan.due],
    ["paid", plan.paid],
    ["unit", plan.unit],
    ["community", plan.community],
    ["group", plan.group],
    ["quantity", plan.quantity],
    ["rate", plan.rate],
    ["status", plan.status],
    ["remark", plan.remark],
    ...plan.extra,
  ];
  return all.flatMap(([meaning, column]) => (column === null ? [] : [{ meaning, column }]));
}
