import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { Check, Undo2 } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField } from "../../ui/field";
import { Section } from "../../ui/section";
import { stepWord } from "../disclosure/step-word";
import { asShown, type ShownEdition } from "../disclosure/as-shown";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { ReviewMutation, type ReviewProgress } from "./queries";
import { ReturnDialog } from "./return-dialog";
import styles from "./review-form.module.css";
import { SecrecyChoice, type Secrecy } from "./secrecy-choice";
import { Tick } from "./tick";

type Step = ReviewProgress["steps"][number];
type CheckName = Step["checks"][number];

/** One reviewer's act at a step: what was looked at, the secrecy verdict where it belongs, and a word. */
export function ReviewForm({
  disclosureId,
  edition,
  round,
  step,
  stage,
  onDone,
  onLook,
}: {
  readonly disclosureId: string;
  readonly edition: ShownEdition;
  readonly round: number;
  readonly step: Step;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  readonly onDone: (words: string) => void;
  /** Shows the disclosure as it is now. */
  readonly onLook: () => void;
}) {
  const own = step.step === "SECRECY";
  const [ticked, setTicked] = useState<ReadonlySet<CheckName>>(new Set());
  const [proofRead, setProofRead] = useState(false);
  const [secrecy, setSecrecy] = useState<Secrecy>({ verdict: null, reason: "" });
  const [comment, setComment] = useState("");
  const [returning, setReturning] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [{ fetching }, review] = useMutation(ReviewMutation);
  const withholds = secrecy.verdict !== null && secrecy.verdict !== "PROACTIVE";

  async function approve(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(
      await review({
        disclosureId,
        ...asShown(edition),
        input: {
          round,
          step: step.step,
          verdict: "APPROVED",
          comment: comment.trim() || null,
          checks: [...ticked],
          proofRead,
          secrecy: secrecy.verdict,
          secrecyReason: secrecy.reason.trim() || null,
        },
      }),
      (data) => data.reviewDisclosure,
    );
    if (!answer.ok) setFault(answer);
    else onDone(t(withholds ? "review.withheld" : "review.approvedStep", { step: stepWord(step) }));
  }

  return (
    <Section title={t("review.yourStep", { step: stepWord(step) })}>
      <Card>
        <form className={styles.form} onSubmit={(event) => void approve(event)}>
          {step.checks.length === 0 ? null : (
            <fieldset className={styles.group}>
              <legend>{t("review.checks")}</legend>
              {step.checks.map((check) => (
                <Tick
                  key={check}
                  checked={ticked.has(check)}
                  label={t(`review.check.${check}`)}
                  hint={t(`review.check.${check}.help`)}
                  onChange={(on) => {
                    const next = new Set(ticked);
                    if (on) next.add(check);
                    else next.delete(check);
                    setTicked(next);
                  }}
                />
              ))}
            </fieldset>
          )}
          <fieldset className={styles.group}>
            <legend>{t("review.proofReading")}</legend>
            <Tick
              checked={proofRead}
              label={t("review.proofRead")}
              hint={t("review.proofReadHelp")}
              onChange={setProofRead}
            />
          </fieldset>
          {step.mayCarrySecrecy ? <SecrecyChoice own={own} value={secrecy} onChange={setSecrecy} /> : null}
          <TextAreaField
            label={t("review.approveComment")}
            value={comment}
            maxLength={FREE_TEXTS.reviewComment.max}
            onChange={(event) => setComment(event.target.value)}
          />
          <FaultBar
            fault={fault}
            onLook={() => {
              setFault(null);
              onLook();
            }}
          />
          <div className={styles.buttons}>
            <Button variant="quiet" icon={<Undo2 aria-hidden="true" />} onClick={() => setReturning(true)}>
              {t("review.return")}
            </Button>
            <Button
              type="submit"
              variant={withholds ? "danger" : "primary"}
              icon={<Check aria-hidden="true" />}
              busy={fetching}
            >
              {withholds ? t("review.withhold") : t("review.approve")}
            </Button>
          </div>
        </form>
      </Card>
      {returning ? (
        <ReturnDialog
          disclosureId={disclosureId}
          edition={edition}
          round={round}
          step={step.step}
          stage={stage}
          onClose={() => setReturning(false)}
          onLook={() => {
            setReturning(false);
            onLook();
          }}
          onDone={() => {
            setReturning(false);
            onDone(t("review.returned"));
          }}
        />
      ) : null}
    </Section>
  );
}
