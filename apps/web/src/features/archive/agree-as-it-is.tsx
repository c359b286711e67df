import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { AcceptCorrectionMutation, type CorrectionRow, type OpenedCorrection } from "./queries";

/** 同意: what was told in words, where the line is gone and the newest edition is the answer. */
export function AgreeAsItIs({
  correction,
  toCorrect: { editionId, revision, number },
  onDone,
  onLook,
}: {
  readonly correction: CorrectionRow;
  readonly toCorrect: NonNullable<OpenedCorrection["toCorrect"]>;
  readonly onDone: () => void;
  readonly onLook: () => void;
}) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, accept] = useMutation(AcceptCorrectionMutation);
  async function send() {
    const input = {
      correctionId: correction.id,
      expectedEditionId: editionId,
      expectedRevision: revision,
      values: { parts: [] },
    };
    const answer = answerOf(await accept({ input }), (data) => data.acceptCorrection);
    if (answer.ok) onDone();
    else setFault(answer);
  }
  return (
    <>
      <NoticeBar tone="soon">{t("correction.goneOrMended", { number })}</NoticeBar>
      <FaultBar
        fault={fault}
        onLook={() => {
          setFault(null);
          onLook();
        }}
      />
      <Button wide busy={fetching} onClick={() => void send()}>
        {t("correction.already", { number })}
      </Button>
    </>
  );
}
