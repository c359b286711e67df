import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { SpellCheck } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextAreaField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { asShown, type ShownEdition } from "./as-shown";
import { FaultBar, type Fault } from "./fault-bar";

const ProofReadingMutation = graphql(
  `
    mutation RecordProofReading($disclosureId: ID!, $expectedEditionId: ID!, $expectedRevision: Int!, $note: String) {
      recordProofReading(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
        note: $note
      ) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

/** 记一次校对: somebody has read it word by word, beside the reviews or before them; the editor's own people may, too. */
export function ProofReadingAction({
  disclosureId,
  edition,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition;
  readonly onDone: (words: string) => void;
  /** Shows the disclosure as it is now. */
  readonly onLook: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, record] = useMutation(ProofReadingMutation);

  async function submit() {
    const answer = answerOf(
      await record({ disclosureId, ...asShown(edition), note: note.trim() || null }),
      (data) => data.recordProofReading,
    );
    if (!answer.ok) return setFault(answer);
    setOpen(false);
    setNote("");
    onDone(t("review.proofReadDone"));
  }

  return (
    <>
      <Button variant="quiet" size="small" icon={<SpellCheck aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("review.recordProofReading")}
      </Button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("review.recordProofReading")}
        description={t("review.recordProofReadingHelp")}
        submit={t("review.recordProofReading")}
        busy={fetching}
        onSubmit={submit}
      >
        <TextAreaField
          label={t("review.proofNote")}
          value={note}
          rows={2}
          maxLength={FREE_TEXTS.proofNote.max}
          onChange={(event) => setNote(event.target.value)}
        />
        <FaultBar
          fault={fault}
          onLook={() => {
            setFault(null);
            setOpen(false);
            onLook();
          }}
        />
      </FormDialog>
    </>
  );
}
