import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { todayInShanghai } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { TextAreaField, TextField } from "../../ui/field";
import { NoticeBar } from "../../ui/notice-bar";
import { EndUnitMutation, type UnitRow } from "./queries";

/** A unit that is no more: from when, why, and what that changes. */
export function EndUnitDialog({
  unit,
  onClose,
  onEnded,
}: {
  readonly unit: UnitRow;
  readonly onClose: () => void;
  readonly onEnded: () => void;
}) {
  const today = todayInShanghai();
  const [endsOn, setEndsOn] = useState(today);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, end] = useMutation(EndUnitMutation);

  async function submit() {
    const answer = answerOf(
      await end({ unitId: unit.id, endsOn: endsOn === "" ? today : endsOn, reason }),
      (data) => data.endUnit,
    );
    if (answer.ok) onEnded();
    else setFault(answer.sentence);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("units.endTitle", { name: unit.name })}
      description={t("units.endHelp")}
      submit={t("units.endConfirm")}
      danger
      busy={fetching}
      onSubmit={submit}
    >
      <TextField
        type="date"
        label={t("units.endsOn")}
        max={today}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
      <TextAreaField
        label={t("units.endReason")}
        hint={t("units.endReasonHint")}
        maxLength={FREE_TEXTS.unitEndReason.max}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
