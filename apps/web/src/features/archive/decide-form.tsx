import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { formatYuan } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextAreaField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import styles from "./archive-screen.module.css";
import { PARTS, partsWords, valueWords, type LinePart } from "./correction-words";
import { AcceptCorrectionMutation, type CorrectionRow, type LineValues, type OpenedCorrection } from "./queries";
import { readWritten, ValueField, writtenOf, type Written } from "./value-fields";

type ToCorrect = NonNullable<OpenedCorrection["toCorrect"]>;

/** A name is taken from the card alone: what nobody asked for is not on the form. */
const fieldsFor = (asked: readonly LinePart[]): readonly LinePart[] =>
  PARTS.filter((part) => part !== "name" || asked.includes("name"));

/** What was asked for, where the person asked for it; the line as it is elsewhere. */
const startFrom = (line: LineValues, asked: LineValues | null, parts: readonly LinePart[]): Written => {
  const own = writtenOf(line);
  const wanted = asked === null ? own : writtenOf(asked);
  return Object.fromEntries(PARTS.map((part) => [part, parts.includes(part) ? wanted[part] : own[part]])) as Written;
};

/** 同意更正: the line as it will stand, and what the edition says of it. */
export function DecideForm({
  correction,
  asked,
  line,
  toCorrect,
  onDone,
  onLook,
}: {
  readonly correction: CorrectionRow;
  readonly asked: LineValues | null;
  /** As the newest edition has it. */
  readonly line: LineValues;
  readonly toCorrect: ToCorrect;
  readonly onDone: () => void;
  readonly onLook: () => void;
}) {
  const fields = fieldsFor(correction.parts);
  const own = writtenOf(line);
  const [written, setWritten] = useState(() => startFrom(line, asked, correction.parts));
  const changed = fields.filter((part) => written[part].trim() !== own[part]);
  const [ownReason, setOwnReason] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [unreadable, setUnreadable] = useState<readonly LinePart[]>([]);
  const [{ fetching }, accept] = useMutation(AcceptCorrectionMutation);
  const copies = toCorrect.state === "RELEASED";
  const number = toCorrect.number + (copies ? 1 : 0);
  const reason = ownReason ?? proposedReason(copies ? null : toCorrect.changeReason, changed);
  const already = changed.length === 0 && toCorrect.isAlreadySaid;
  const suggestion = suggestedFen(toCorrect, written);

  async function send(event: FormEvent) {
    event.preventDefault();
    const read = readWritten(changed, written);
    setUnreadable("unreadable" in read ? read.unreadable : []);
    setFault(null);
    if ("unreadable" in read) return;
    const answer = answerOf(
      await accept({
        input: {
          correctionId: correction.id,
          expectedEditionId: toCorrect.editionId,
          expectedRevision: toCorrect.revision,
          values: read.input,
          changeReason: number > 1 && !already ? reason : null,
        },
      }),
      (data) => data.acceptCorrection,
    );
    if (answer.ok) onDone();
    else setFault(answer);
  }

  return (
    <form className={form.form} onSubmit={(event) => void send(event)}>
      <h4 className={styles.title}>{t("correction.decide")}</h4>
      <p className={styles.soft}>{t("correction.decideHelp")}</p>
      <div className={form.pair}>
        {fields.map((part) => (
          <ValueField
            key={part}
            part={part}
            hint={changed.includes(part) ? hintOf(part, line, toCorrect) : undefined}
            error={unreadable.includes(part) ? t("correction.unreadable") : null}
            written={written}
            quantityUnit={toCorrect.quantityUnit}
            readOnly={part === "name"}
            onChange={(text) => setWritten(withOutcome(written, part, text))}
          />
        ))}
      </div>
      {suggestion === null || !changed.includes("quantityMilli") ? null : (
        <p className={styles.suggestion}>
          {t("correction.rateSuggestion", { amount: formatYuan(suggestion) })}{" "}
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              const amount = (suggestion / 100).toFixed(2);
              setWritten({ ...written, dueFen: amount, paidFen: written.outcome === "PAID" ? amount : "0.00" });
            }}
          >
            {t("correction.useSuggestion")}
          </Button>
        </p>
      )}
      {number === 1 || already ? null : (
        <TextAreaField
          label={t("correction.changeReason")}
          hint={t("correction.changeReasonHelp")}
          required
          maxLength={FREE_TEXTS.changeReason.max}
          value={reason}
          onChange={(event) => setOwnReason(event.target.value)}
        />
      )}
      <FaultBar
        fault={fault}
        onLook={() => {
          setFault(null);
          onLook();
        }}
      />
      <Button type="submit" wide busy={fetching} disabled={changed.length === 0 && !already}>
        {already
          ? t("correction.already", { number: toCorrect.number })
          : t(copies ? "correction.accept" : "correction.acceptInto", { number })}
      </Button>
    </form>
  );
}

const hintOf = (part: LinePart, line: LineValues, { quantityUnit }: ToCorrect): string =>
  t("correction.now", { value: valueWords(part, line, quantityUnit) });

/** What the draft says already, and this one beside it. */
function proposedReason(before: string | null, changed: readonly LinePart[]): string {
  const own = t("correction.proposedReason", { parts: partsWords(changed) });
  return before === null || before === "" ? own : `${before.replace(/[。；]$/u, "")}；${own}`;
}

/** Money that did not reach anybody was not paid. */
const withOutcome = (written: Written, part: LinePart, text: string): Written => ({
  ...written,
  [part]: text,
  ...(part === "outcome" ? { paidFen: text === "PAID" ? written.dueFen : "0.00" } : {}),
});

/** Quantity × rate, rounded to the fen; null where there is no rate, or no number. */
function suggestedFen({ rateE4 }: ToCorrect, written: Written): number | null {
  const read = readWritten(["quantityMilli"], written);
  const milli = "input" in read ? (read.input.quantityMilli ?? null) : null;
  return rateE4 === null || milli === null ? null : Math.round((milli * rateE4) / 100_000);
}
