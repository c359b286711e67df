import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { TextAreaField, TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { CloseStageMutation } from "./queries";

/** How many objections came, and how they were settled; then the stage is closed and its statement made. */
export function CloseStageDialog({
  disclosureId,
  editionId,
  onClose,
}: {
  readonly disclosureId: string;
  readonly editionId: string;
  readonly onClose: () => void;
}) {
  const [count, setCount] = useState("0");
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<{ readonly field: string | null; readonly sentence: string } | null>(null);
  const [{ fetching }, close] = useMutation(CloseStageMutation);
  async function submit() {
    const objectionCount = /^\d{1,4}$/.test(count) ? Number(count) : -1;
    const objectionNote = note.trim() || null;
    const answer = answerOf(
      await close({ disclosureId, expectedEditionId: editionId, objectionCount, objectionNote }),
      (data) => data.closeStage,
    );
    if (answer.ok) onClose();
    else setFault({ field: answer.field, sentence: answer.sentence });
  }
  const at = (field: string) => (fault?.field === field ? fault.sentence : null);
  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("stage.close")}
      description={t("stage.closeHelp")}
      submit={t("stage.close")}
      busy={fetching}
      onSubmit={submit}
    >
      <TextField
        label={t("stage.objectionCount")}
        inputMode="numeric"
        value={count}
        maxLength={4}
        error={at("objectionCount")}
        onChange={(event) => setCount(event.target.value)}
      />
      <TextAreaField
        label={t("stage.objectionNote")}
        hint={t("stage.objectionNoteHelp")}
        value={note}
        maxLength={FREE_TEXTS.objectionNote.max}
        error={at("objectionNote")}
        onChange={(event) => setNote(event.target.value)}
      />
      {fault === null || at("objectionCount") !== null || at("objectionNote") !== null ? null : (
        <NoticeBar tone="late" alert>
          {fault.sentence}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
