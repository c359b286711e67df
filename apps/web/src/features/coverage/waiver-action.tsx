import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { TextAreaField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { NoticeBar } from "../../ui/notice-bar";
import { LiftWaiverMutation, WaiveMutation, type ObligationData } from "./queries";

/** 经批准免报, and taking it back: the office's, each with its reason. Not offered where something is posted already. */
export function WaiverAction({
  obligation,
  onDone,
}: {
  readonly obligation: ObligationData;
  readonly onDone: () => void;
}) {
  const office = hasRole(useViewer(), "OFFICE");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching: waiving }, waive] = useMutation(WaiveMutation);
  const [{ fetching: lifting }, lift] = useMutation(LiftWaiverMutation);
  const waived = obligation.waivedReason !== null;
  const posted = (obligation.notice?.postings.length ?? 0) > 0;
  // Not applicable without a waiver: there is no duty to let go.
  if (!office || (!waived && (posted || obligation.step === "NOT_APPLICABLE"))) return null;

  async function submit() {
    const variables = { obligationId: obligation.id, reason };
    const answer = waived
      ? answerOf(await lift(variables), (data) => data.liftWaiver)
      : answerOf(await waive(variables), (data) => data.waiveObligation);
    if (!answer.ok) {
      setFault(answer.sentence);
      return;
    }
    setOpen(false);
    onDone();
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setOpen(true)}>
        {t(waived ? "waiver.lift" : "waiver.waive")}
      </Button>
      {open ? (
        <FormDialog
          open
          onClose={() => setOpen(false)}
          title={t(waived ? "waiver.liftTitle" : "waiver.title")}
          description={t(waived ? "waiver.liftHelp" : "waiver.help")}
          submit={t(waived ? "waiver.liftConfirm" : "waiver.confirm")}
          busy={waiving || lifting}
          onSubmit={submit}
        >
          <TextAreaField
            label={t(waived ? "waiver.liftReason" : "waiver.reason")}
            hint={t("waiver.reasonHint")}
            maxLength={FREE_TEXTS.waiverReason.max}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {fault === null ? null : (
            <NoticeBar tone="late" alert>
              {fault}
            </NoticeBar>
          )}
        </FormDialog>
      ) : null}
    </>
  );
}
