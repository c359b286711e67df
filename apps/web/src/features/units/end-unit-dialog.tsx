import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { todayInShanghai } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
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

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(
      await end({ unitId: unit.id, endsOn: endsOn === "" ? today : endsOn, reason }),
      (data) => data.endUnit,
    );
    if (answer.ok) onEnded();
    else setFault(answer.sentence);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("units.endTitle", { name: unit.name })}
      description={t("units.endHelp")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" form="end-unit" variant="danger" busy={fetching}>
            {t("units.endConfirm")}
          </Button>
        </>
      }
    >
      <form id="end-unit" className={form.form} onSubmit={(event) => void submit(event)}>
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
      </form>
    </Dialog>
  );
}
