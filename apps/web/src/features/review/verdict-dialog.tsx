import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { ReviewMutation } from "./queries";

export type Verdict = "APPROVED" | "RETURNED";

/** The reviewer's word: an approval may say something, a return must. */
export function VerdictDialog({
  disclosureId,
  editionId,
  verdict,
  onClose,
  onDone,
}: {
  readonly disclosureId: string;
  readonly editionId: string;
  readonly verdict: Verdict;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, review] = useMutation(ReviewMutation);
  const returns = verdict === "RETURNED";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (returns && comment.trim() === "") {
      setMissing(true);
      return;
    }
    const answer = answerOf(
      await review({ disclosureId, expectedEditionId: editionId, verdict, comment: comment.trim() || null }),
      (data) => data.reviewDisclosure,
    );
    if (answer.ok) onDone();
    else setFault(answer.code === "OWN_WORK" ? t("review.ownWork") : answer.sentence);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={returns ? t("review.returnTitle") : t("review.approveTitle")}
      description={returns ? t("review.returnHelp") : t("review.approveHelp")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" form="verdict" variant={returns ? "danger" : "primary"} busy={fetching}>
            {returns ? t("review.return") : t("review.approve")}
          </Button>
        </>
      }
    >
      <form id="verdict" className={form.form} onSubmit={(event) => void submit(event)}>
        <TextAreaField
          label={returns ? t("review.returnReason") : t("review.approveComment")}
          value={comment}
          maxLength={1000}
          error={missing && comment.trim() === "" ? t("review.returnReasonMissing") : null}
          onChange={(event) => setComment(event.target.value)}
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
