import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import form from "../../ui/form.module.css";
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

  async function submit(event: FormEvent) {
    event.preventDefault();
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
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={t(waived ? "waiver.liftTitle" : "waiver.title")}
          description={t(waived ? "waiver.liftHelp" : "waiver.help")}
          actions={
            <>
              <Button variant="quiet" onClick={() => setOpen(false)}>
                {t("common.cancel")}
              </Button>
              <Button type="submit" form="waiver" busy={waiving || lifting}>
                {t(waived ? "waiver.liftConfirm" : "waiver.confirm")}
              </Button>
            </>
          }
        >
          <form id="waiver" className={form.form} onSubmit={(event) => void submit(event)}>
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
          </form>
        </Dialog>
      ) : null}
    </>
  );
}
