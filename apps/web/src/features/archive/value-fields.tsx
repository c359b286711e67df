import { plainNumber } from "@gongshi/domain/money/plain-number";
import { scaleDecimal, unscale } from "@gongshi/domain/money/decimal";
import { parseYuan } from "@gongshi/domain/money/parse-yuan";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { t } from "../../lib/messages/catalogue";
import { SelectField, TextField } from "../../ui/field";
import { OUTCOMES, partWord, REMARKS, type LinePart, type Outcome } from "./correction-words";
import type { LineValues } from "./queries";

/** What stands in the fields, by part. */
export type Written = Readonly<Record<LinePart, string>>;

/** A quantity or an amount as people type it: without zeros that say nothing. */
const typed = (value: number, places: number): string => {
  const text = unscale(value, places);
  return places === 3 ? text.replace(/\.?0+$/u, "") : text;
};

export const writtenOf = (values: LineValues): Written => ({
  name: values.name ?? "",
  group: values.group ?? "",
  quantityMilli: values.quantityMilli === null ? "" : typed(Number(values.quantityMilli), 3),
  dueFen: typed(Number(values.dueFen ?? 0), 2),
  paidFen: typed(Number(values.paidFen ?? 0), 2),
  outcome: values.outcome ?? "PAID",
  remark: values.remark ?? "",
});

/** What the API is sent: the parts, and their values. */
export interface ValuesInput {
  parts: LinePart[];
  name?: string | null;
  group?: string | null;
  quantityMilli?: number | null;
  dueFen?: number | null;
  paidFen?: number | null;
  outcome?: Outcome | null;
  remark?: string | null;
}

/** Texts → values of these parts, or the parts that cannot be read. */
export function readWritten(
  parts: readonly LinePart[],
  written: Written,
): { readonly input: ValuesInput } | { readonly unreadable: readonly LinePart[] } {
  const input: ValuesInput = { parts: [...parts] };
  const unreadable: LinePart[] = [];
  for (const part of parts) {
    const text = written[part].trim();
    if (part === "dueFen" || part === "paidFen") {
      const money = parseYuan(text);
      if (money.ok && money.fen >= 0) input[part] = money.fen;
      else unreadable.push(part);
    } else if (part === "quantityMilli") {
      const plain = text === "" ? "" : plainNumber(text);
      const scaled = plain === null || plain === "" ? null : scaleDecimal(plain, 3);
      if (text === "") input.quantityMilli = null;
      else if (scaled !== null && scaled.exact && scaled.units >= 0) input.quantityMilli = scaled.units;
      else unreadable.push(part);
    } else if (part === "outcome") input.outcome = OUTCOMES.find((each) => each === text) ?? null;
    else input[part] = text === "" ? null : text;
  }
  return unreadable.length > 0 ? { unreadable } : { input };
}

/** One part as a field: text, number, or one of a closed list. */
export function ValueField({
  part,
  label,
  hint,
  error,
  written,
  quantityUnit,
  readOnly = false,
  onChange,
}: {
  readonly part: LinePart;
  readonly label?: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly written: Written;
  readonly quantityUnit: string | null;
  readonly readOnly?: boolean;
  readonly onChange: (text: string) => void;
}) {
  const unit = part === "quantityMilli" ? quantityUnit : part === "dueFen" || part === "paidFen" ? "元" : null;
  const words = `${label ?? partWord(part)}${unit === null ? "" : `（${unit}）`}`;
  if (part === "outcome" || part === "remark")
    return (
      <SelectField label={words} hint={hint} value={written[part]} onChange={(event) => onChange(event.target.value)}>
        {part === "remark" ? <option value="">{t("correction.nothing")}</option> : null}
        {part === "remark"
          ? REMARKS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))
          : OUTCOMES.map((each) => (
              <option key={each} value={each}>
                {t(`archive.outcome.${each}`)}
              </option>
            ))}
      </SelectField>
    );
  return (
    <TextField
      label={words}
      hint={hint}
      error={error}
      value={written[part]}
      readOnly={readOnly}
      inputMode={part === "name" || part === "group" ? "text" : "decimal"}
      {...(part === "name" ? { maxLength: FREE_TEXTS.lineName.max } : {})}
      {...(part === "group" ? { maxLength: FREE_TEXTS.lineGroup.max } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
