import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../../lib/graphql/answer";
import { t } from "../../../lib/messages/catalogue";
import { FormDialog } from "../../../ui/form-dialog";
import { TextAreaField } from "../../../ui/field";
import { FaultBar, type Fault } from "../fault-bar";
import { OptionGroup } from "./option-group";
import { WithdrawMutation } from "./publication-query";

const KINDS = ["IN_ERROR", "ENDED"] as const;

/** 撤回公开: why, in words that everybody reads. */
export function WithdrawDialog({
  disclosureId,
  edition,
  onClose,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  /** The public one. */
  readonly edition: { readonly id: string; readonly number: number };
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
  readonly onLook: () => void;
}) {
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, withdraw] = useMutation(WithdrawMutation);

  async function submit() {
    if (kind === null) return;
    const answer = answerOf(
      await withdraw({ disclosureId, expectedEditionId: edition.id, kind, reason: reason.trim() }),
      (data) => data.withdrawDisclosure,
    );
    if (answer.ok) onDone(t(`publication.withdrawn.${kind}`));
    else setFault(answer);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("publication.withdrawTitle", { number: edition.number })}
      description={t("publication.withdrawHelp")}
      submit={t("publication.withdraw")}
      danger
      busy={fetching}
      disabled={kind === null || reason.trim() === ""}
      onSubmit={submit}
    >
      <OptionGroup
        name="withdrawal"
        label={t("publication.withdrawKind")}
        value={kind}
        options={KINDS.map((value) => ({
          value,
          label: t(`publication.kind.${value}`),
          help: t(`publication.kind.${value}.help`),
        }))}
        onChange={setKind}
      />
      <TextAreaField
        label={t("publication.withdrawReason")}
        hint={t("publication.withdrawReasonHint")}
        value={reason}
        maxLength={FREE_TEXTS.withdrawalReason.max}
        onChange={(event) => setReason(event.target.value)}
      />
      <FaultBar fault={fault} onLook={onLook} />
    </FormDialog>
  );
}
