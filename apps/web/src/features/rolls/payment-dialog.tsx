import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { TextField } from "../../ui/field";
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

  async function submit() {
    const result = await setPayment({ batchId: batch.id, paidOn, paymentWay: paymentWay.trim() });
    const answer = answerOf(result, (data) => data.setPayment);
    if (answer.ok) onClose();
    else setFault(answer.sentence);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("payment.title")}
      description={`${batch.program.name}（${batch.name}）。${t("payment.help")}`}
      submit={t("common.save")}
      busy={fetching}
      disabled={paidOn === "" || paymentWay.trim() === ""}
      onSubmit={submit}
    >
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
    </FormDialog>
  );
}
