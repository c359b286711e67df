import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { useId, useState } from "react";
import { formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SelectField } from "../../ui/field";
import styles from "./column-question.module.css";
import type { RollQuestion } from "./roll-preview";

type Question = RollQuestion["question"];
type Choice = Question["choices"][number];

/** One question at a time, each answer with what it would give; the likely one is not chosen beforehand. */
export function ColumnQuestion({
  asked: { question, samples },
  busy,
  onAnswer,
}: {
  readonly asked: RollQuestion;
  readonly busy: boolean;
  readonly onAnswer: (answer: ColumnMapping) => void;
}) {
  const name = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const [other, setOther] = useState("");
  const { asks, layout, choices, candidates } = question;
  const offered = new Set(choices.map(({ column }) => column));
  const others =
    asks === "moneyUnit" ? [] : question.columns.filter((one) => one.filled > 0 && !offered.has(one.column));
  const answer: ColumnMapping | null =
    chosen === null
      ? null
      : chosen < choices.length
        ? (choices[chosen]?.answer ?? null)
        : other === ""
          ? null
          : { layout, columns: { [asks]: Number(other) } };
  return (
    <Card className={styles.question}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (answer !== null) onAnswer(answer);
        }}
      >
        <fieldset className={styles.choices}>
          <legend>
            <span className={styles.doubt}>{t("ask.title")}</span>
            <span className={styles.asks}>{t(`ask.${asks}`)}</span>
            <span className={styles.where}>{t("ask.where", { sheet: question.sheet, row: question.headerRow })}</span>
          </legend>
          {choices.map((choice, index) => (
            <label key={index} className={styles.choice} data-chosen={chosen === index || undefined}>
              <input type="radio" name={name} checked={chosen === index} onChange={() => setChosen(index)} />
              <span className={styles.words}>
                <span className={styles.title}>{titleOf(choice)}</span>
                <Samples cells={samples[choice.column ?? candidates[0] ?? 0]} of={choice} />
                <Gives choice={choice} />
              </span>
            </label>
          ))}
          {others.length > 0 ? (
            <label className={styles.choice} data-chosen={chosen === choices.length || undefined}>
              <input
                type="radio"
                name={name}
                checked={chosen === choices.length}
                onChange={() => setChosen(choices.length)}
              />
              <span className={styles.title}>{t("ask.other")}</span>
            </label>
          ) : null}
        </fieldset>
        {chosen === choices.length ? (
          <SelectField label={t("ask.other")} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">{t("ask.chooseOther")}</option>
            {others.map(({ column, letter, label }) => (
              <option key={column} value={column}>
                {t("ask.column", { letter, label: label || t("ask.noHeading") })}
              </option>
            ))}
          </SelectField>
        ) : null}
        <div className={styles.do}>
          <Button type="submit" busy={busy} disabled={answer === null}>
            {t("ask.continue")}
          </Button>
          <p className={styles.samples}>{t("ask.help")}</p>
        </div>
      </form>
    </Card>
  );
}

function Samples({ cells = [], of }: { readonly cells: readonly string[] | undefined; readonly of: Choice }) {
  // No column has no cells, and of two units of money the same cells are read.
  if (cells.length === 0 || (of.column === null && of.moneyUnit === null)) return null;
  return <span className={styles.samples}>{t("ask.samples", { cells: cells.join("、") })}</span>;
}

function titleOf({ letter, label, moneyUnit }: Choice): string {
  if (moneyUnit !== null) return t(`ask.${moneyUnit}`);
  return letter === null ? t("ask.none") : t("ask.column", { letter, label: label || t("ask.noHeading") });
}

const SHOWN_UNITS = 3;

function Gives({ choice }: { readonly choice: Choice }) {
  const { lines, paidFen, rejected, units, controlTotalFen, totalsFit, thenAsks } = choice;
  if (thenAsks !== null) return <span className={styles.gives}>{t("ask.givesLater")}</span>;
  if (lines === 0) return <span className={styles.gives}>{t("ask.givesNothing")}</span>;
  const fits = controlTotalFen === null ? (totalsFit ? null : "ask.fitsNot") : totalsFit ? "ask.fits" : "ask.fitsNot";
  return (
    <>
      <span className={styles.gives}>
        {t("ask.gives", { lines, yuan: formatYuan(paidFen) })}
        {rejected > 0 ? t("ask.rejected", { count: rejected }) : ""}
        {fits === null ? "" : `，${t(fits)}`}
      </span>
      {units.length > 1 ? (
        <span className={styles.samples}>
          {units
            .slice(0, SHOWN_UNITS)
            .map(({ unitName, payments, paidFen: paid }) =>
              t("ask.unit", { unit: unitName ?? t("ask.noUnit"), lines: payments, yuan: formatYuan(paid) }),
            )
            .join("；")}
          {units.length > SHOWN_UNITS ? t("ask.moreUnits", { count: units.length }) : ""}
        </span>
      ) : null}
    </>
  );
}
