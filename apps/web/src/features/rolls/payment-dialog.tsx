import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { SetPaymentMutation } from "./queries";

export interface PayableBatch {
  readonly id: string;
  readonly name: string;
  readonly paidOn: string | null;
  readonly paymentWay: string | null;
  readonly program: { readonly name: string };
}

/** The day the money was paid; due dates follow it until release. */
export function PaymentDialog({ batch, onClose }: { readonly batch: PayableBatch; readonly onClose: () => void }) {
  const [paidOn, setPaidOn] = useState(batch.paidOn ?? "");
  const [paymentWay, setPaymentWay] = useState(batch.paymentWay ?? t("payment.wayDefault"));
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, setPayment] = useMutation(SetPaymentMutation);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const result = await setPayment({ batchId: batch.id, paidOn, paymentWay: paymentWay.trim() });
    const answer = answerOf(result, (data) => data.setPayment);
    if (answer.ok) onClose();
    else setFault(answer.sentence);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("payment.title")}
      description={`${batch.program.name}（${batch.name}）。${t("payment.help")}`}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" form="set-payment" busy={fetching} disabled={paidOn === "" || paymentWay.trim() === ""}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      <form id="set-payment" className={form.form} onSubmit={(event) => void submit(event)}>
        <TextField
          type="date"
          label={t("rolls.paidOn")}
          value={paidOn}
          required
          onChange={(event) => setPaidOn(event.target.value)}
        />
        <TextField
          label={t("rolls.paymentWay")}
          value={paymentWay}
          maxLength={FREE_TEXTS.paymentWay.max}
          required
          onChange={(event) => setPaymentWay(event.target.value)}
        />
        {fault === null ? null : (
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        )}
      </form>
    </Dialog>
  );
}
