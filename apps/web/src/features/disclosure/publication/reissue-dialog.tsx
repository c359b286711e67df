import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../../lib/graphql/answer";
import { t } from "../../../lib/messages/catalogue";
import { FormDialog } from "../../../ui/form-dialog";
import { TextAreaField } from "../../../ui/field";
import { FaultBar, type Fault } from "../fault-bar";
import { ReissueMutation } from "./publication-query";

/** 用原内容起草新版: what lapsed, or was taken back for a reason that no longer holds, goes to review once more. */
export function ReissueDialog({
  disclosureId,
  edition,
  onClose,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: { readonly id: string; readonly number: number };
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  readonly onLook: () => void;
}) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, reissue] = useMutation(ReissueMutation);

  async function submit() {
    const answer = answerOf(
      await reissue({ disclosureId, expectedEditionId: edition.id, reason: reason.trim() }),
      (data) => data.reissueDisclosure,
    );
    if (answer.ok) onDone(t("publication.reissued"));
    else setFault(answer);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("publication.reissueTitle", { number: edition.number })}
      description={t("publication.reissueHelp")}
      submit={t("publication.reissueSave")}
      busy={fetching}
      disabled={reason.trim() === ""}
      onSubmit={submit}
    >
      <TextAreaField
        label={t("publication.reissueReason")}
        value={reason}
        maxLength={FREE_TEXTS.reissueReason.max}
        onChange={(event) => setReason(event.target.value)}
      />
      <FaultBar fault={fault} onLook={onLook} />
    </FormDialog>
  );
}
