import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { parseYuan } from "@gongshi/domain/money/parse-yuan";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { asShown } from "../disclosure/as-shown";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { ExplainTotalMutation, type RollEdition } from "./queries";

/** The payer's total where the file had none, and the written reason where the sum differs by more than rounding. */
export function ExplainTotal({
  disclosureId,
  edition,
  onSaved,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: RollEdition;
  readonly onSaved: () => void;
  /** Shows the draft as it is now. */
  readonly onLook: () => void;
}) {
  const [total, setTotal] = useState("");
  const [explanation, setExplanation] = useState(edition.controlExplanation ?? "");
  const [fault, setFault] = useState<Fault | null>(null);
  const [totalFault, setTotalFault] = useState<string | null>(null);
  const [{ fetching }, explain] = useMutation(ExplainTotalMutation);
  const asksReason = !edition.controlFits;
  const asksTotal = edition.controlTotalFen === null;
  if (!asksReason && !asksTotal) return null;
  const explains = explanation.trim() !== (edition.controlExplanation ?? "");

  async function save(event: FormEvent) {
    event.preventDefault();
    setFault(null);
    setTotalFault(null);
    let controlTotalFen: number | null = null;
    if (asksTotal && total.trim() !== "") {
      const parsed = parseYuan(total);
      if (!parsed.ok || parsed.fen < 0) {
        setTotalFault(t("roll.totalUnreadable"));
        return;
      }
      controlTotalFen = parsed.fen;
    }
    const answer = answerOf(
      await explain({ disclosureId, ...asShown(edition), controlTotalFen, explanation: explanation.trim() || null }),
      (data) => data.explainTotal,
    );
    if (answer.ok) onSaved();
    else setFault(answer);
  }

  return (
    <form className={form.form} onSubmit={(event) => void save(event)}>
      {asksTotal ? (
        <TextField
          label={t("roll.enterTotal")}
          hint={t("roll.enterTotalHelp")}
          inputMode="decimal"
          value={total}
          error={totalFault}
          onChange={(event) => setTotal(event.target.value)}
        />
      ) : null}
      {asksReason ? (
        <TextAreaField
          label={t("roll.explainLabel")}
          placeholder={t("roll.explainPlaceholder")}
          maxLength={FREE_TEXTS.totalExplanation.max}
          value={explanation}
          onChange={(event) => setExplanation(event.target.value)}
        />
      ) : null}
      <FaultBar
        fault={fault}
        onLook={() => {
          setFault(null);
          onLook();
        }}
      />
      <div>
        <Button
          type="submit"
          variant="quiet"
          size="small"
          busy={fetching}
          disabled={!(explains || (asksTotal && total.trim() !== ""))}
        >
          {t("roll.saveExplanation")}
        </Button>
      </div>
    </form>
  );
}
