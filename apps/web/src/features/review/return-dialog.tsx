import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation } from "urql";
import { REVIEW_FIELDS, type ReviewField } from "@gongshi/domain/disclosure/review-fields";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { FormDialog } from "../../ui/form-dialog";
import { TextAreaField } from "../../ui/field";
import { reviewFieldWord } from "../disclosure/field-reasons";
import { asShown, type ShownEdition } from "../disclosure/as-shown";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { ReviewMutation } from "./queries";
import styles from "./review-form.module.css";
import { Tick } from "./tick";

const shownAt = (field: ReviewField, stage: "BEFORE_PAYMENT" | "RESULT"): boolean =>
  stage === "RESULT" || (field !== "paidOn" && field !== "paymentWay");

/** 退回修改: a reason at each part that is wrong, so that it stands there for the editor; and one for the whole. */
export function ReturnDialog({
  disclosureId,
  edition,
  round,
  step,
  stage,
  onClose,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition;
  readonly round: number;
  readonly step: string;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onLook: () => void;
}) {
  const [reasons, setReasons] = useState<ReadonlyMap<ReviewField, string>>(new Map());
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, review] = useMutation(ReviewMutation);
  const said = [...reasons].filter(([, reason]) => reason.trim() !== "");
  const unsaid = [...reasons].some(([, reason]) => reason.trim() === "");

  async function submit() {
    if (unsaid || (said.length === 0 && comment.trim() === "")) {
      setMissing(true);
      return;
    }
    const answer = answerOf(
      await review({
        disclosureId,
        ...asShown(edition),
        input: {
          round,
          step,
          verdict: "RETURNED",
          comment: comment.trim() || null,
          fieldReasons: said.map(([field, reason]) => ({ field, reason })),
        },
      }),
      (data) => data.reviewDisclosure,
    );
    if (answer.ok) onDone();
    else setFault(answer);
  }

  const set = (field: ReviewField, reason: string | null) => {
    const next = new Map(reasons);
    if (reason === null) next.delete(field);
    else next.set(field, reason);
    setReasons(next);
  };

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("review.returnTitle")}
      description={t("review.returnHelp")}
      submit={t("review.return")}
      danger
      busy={fetching}
      onSubmit={submit}
    >
      <fieldset className={styles.group}>
        <legend>{t("review.returnWhere")}</legend>
        {REVIEW_FIELDS.filter((field) => shownAt(field, stage)).map((field) => (
          <div key={field} className={styles.fields}>
            <Tick
              checked={reasons.has(field)}
              label={reviewFieldWord(field)}
              hint=""
              onChange={(on) => set(field, on ? "" : null)}
            />
            {reasons.has(field) ? (
              <TextAreaField
                label={t("review.fieldReason", { field: reviewFieldWord(field) })}
                rows={2}
                value={reasons.get(field)}
                maxLength={FREE_TEXTS.fieldReason.max}
                error={missing && reasons.get(field)!.trim() === "" ? t("review.returnReasonMissing") : null}
                onChange={(event) => set(field, event.target.value)}
              />
            ) : null}
          </div>
        ))}
      </fieldset>
      <TextAreaField
        label={t("review.returnReason")}
        value={comment}
        maxLength={FREE_TEXTS.reviewComment.max}
        error={missing && said.length === 0 && comment.trim() === "" ? t("review.returnReasonMissing") : null}
        onChange={(event) => setComment(event.target.value)}
      />
      <FaultBar fault={fault} onLook={onLook} />
    </FormDialog>
  );
}
