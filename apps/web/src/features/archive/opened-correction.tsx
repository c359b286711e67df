import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Link } from "wouter";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { TextAreaField } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import table from "../../ui/table.module.css";
import { readSkipped } from "../coverage/counted-days";
import { DeadlineExplained } from "../coverage/deadline-explained";
import styles from "./archive-screen.module.css";
import { PARTS, partWord, valueWords } from "./correction-words";
import { AgreeAsItIs } from "./agree-as-it-is";
import { DecideForm } from "./decide-form";
import {
  CorrectionQuery,
  RefuseCorrectionMutation,
  WithdrawCorrectionMutation,
  type CorrectionRow,
  type OpenedCorrection,
} from "./queries";

/** A request with its words, and what can be done about it here. Opening it leaves a trace. */
export function OpenedCorrectionPart({
  correction,
  onChanged,
}: {
  readonly correction: CorrectionRow;
  readonly onChanged: () => void;
}) {
  const [answer, ask] = useQuery({
    query: CorrectionQuery,
    variables: { id: correction.id },
    requestPolicy: "network-only",
  });
  const [asking, setAsking] = useState<"refuse" | "withdraw" | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const changed = () => {
    setAsking(null);
    again();
    onChanged();
  };
  return (
    <Loaded answer={answer} retry={again}>
      {({ correction: opened }) => {
        const { actions } = opened.summary;
        return (
          <div className={styles.opened}>
            <Said opened={opened} />
            <DeadlineExplained deadline={{ ...opened.summary.due, skipped: readSkipped(opened.summary.due.skipped) }} />
            {opened.summary.step === "DROPPED" ? <NoticeBar tone="soon">{t("correction.dropped")}</NoticeBar> : null}
            {actions.includes("accept") ? <Deciding opened={opened} onChanged={changed} onLook={again} /> : null}
            {opened.summary.step === "BEING_CORRECTED" && opened.toCorrect !== null ? (
              <NoticeBar
                action={
                  <Link href={`/rolls/${opened.summary.disclosureId}`} className={buttonClass({ size: "small" })}>
                    {t("correction.toRoll")}
                  </Link>
                }
              >
                {t("correction.accepted", { number: opened.summary.edition ?? opened.toCorrect.number })}
              </NoticeBar>
            ) : null}
            <div className={styles.actions}>
              {actions.includes("refuse") ? (
                <Button variant="quiet" onClick={() => setAsking("refuse")}>
                  {t("correction.refuse")}
                </Button>
              ) : null}
              {actions.includes("withdraw") ? (
                <Button variant="quiet" onClick={() => setAsking("withdraw")}>
                  {t("correction.withdraw")}
                </Button>
              ) : null}
            </div>
            <RefuseDialog
              id={correction.id}
              open={asking === "refuse"}
              onClose={() => setAsking(null)}
              onDone={changed}
            />
            <WithdrawDialog
              id={correction.id}
              open={asking === "withdraw"}
              onClose={() => setAsking(null)}
              onDone={changed}
            />
          </div>
        );
      }}
    </Loaded>
  );
}

/** 申请时 | 本人说应为 | 决定改为, part by part, and the words. */
function Said({ opened }: { readonly opened: OpenedCorrection }) {
  const { before, asked, decided, decidedParts, summary } = opened;
  if (before === null) return <p className={styles.soft}>{t("correction.forgotten")}</p>;
  const parts = PARTS.filter((part) => summary.parts.includes(part) || decidedParts.includes(part));
  const unit = opened.toCorrect?.quantityUnit ?? null;
  return (
    <>
      <p>{before.name}</p>
      {parts.length === 0 ? null : (
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col" />
                <th scope="col">{t("correction.was")}</th>
                <th scope="col">{t("correction.wanted")}</th>
                {decided === null ? null : <th scope="col">{t("correction.decided")}</th>}
              </tr>
            </thead>
            <tbody>
              {parts.map((part) => (
                <tr key={part}>
                  <th scope="row">{partWord(part)}</th>
                  <td>{valueWords(part, before, unit)}</td>
                  <td>{summary.parts.includes(part) ? valueWords(part, asked, unit) : ""}</td>
                  {decided === null ? null : (
                    <td>{decidedParts.includes(part) ? valueWords(part, decided, unit) : ""}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className={styles.words}>
        <Word name={t("correction.saidWrong")} text={opened.wrong} />
        <Word name={t("correction.saidProof")} text={opened.proof} />
        <Word name={t("correction.answer")} text={opened.answer} />
      </dl>
    </>
  );
}

function Word({ name, text }: { readonly name: string; readonly text: string | null }) {
  return text === null ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** The form, or why nothing can be corrected now. */
function Deciding({
  opened,
  onChanged,
  onLook,
}: {
  readonly opened: OpenedCorrection;
  readonly onChanged: () => void;
  readonly onLook: () => void;
}) {
  const { toCorrect } = opened;
  if (toCorrect === null) return null;
  const { state, number, line, obstacle } = toCorrect;
  if (obstacle === "UNDER_REVIEW") return <NoticeBar tone="soon">{t("correction.underReview", { number })}</NoticeBar>;
  if (obstacle !== null)
    return <NoticeBar tone="soon">{t("correction.notOpen", { state: t(`roll.edition.${state}`) })}</NoticeBar>;
  if (line === null && toCorrect.isAlreadySaid)
    return <AgreeAsItIs correction={opened.summary} toCorrect={toCorrect} onDone={onChanged} onLook={onLook} />;
  if (line === null)
    return (
      <NoticeBar
        tone="soon"
        action={
          <Link
            href={`/rolls/${opened.summary.disclosureId}`}
            className={buttonClass({ variant: "quiet", size: "small" })}
          >
            {t("archive.open")}
          </Link>
        }
      >
        {t("correction.lineGone", { number })}
      </NoticeBar>
    );
  return (
    <DecideForm
      correction={opened.summary}
      asked={opened.asked}
      line={line}
      toCorrect={toCorrect}
      onDone={onChanged}
      onLook={onLook}
    />
  );
}

interface DialogPart {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RefuseDialog({ id, open, onClose, onDone }: DialogPart) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, refuse] = useMutation(RefuseCorrectionMutation);
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("correction.refuseTitle")}
      description={t("correction.refuseHelp")}
      submit={t("correction.refuse")}
      busy={fetching}
      onSubmit={async () => {
        const answer = answerOf(await refuse({ correctionId: id, reason }), (data) => data.refuseCorrection);
        setFault(answer.ok ? null : answer.sentence);
        if (answer.ok) onDone();
      }}
    >
      <TextAreaField
        label={t("correction.refuseReason")}
        required
        maxLength={FREE_TEXTS.correctionAnswer.max}
        value={reason}
        error={fault}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

function WithdrawDialog({ id, open, onClose, onDone }: DialogPart) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, withdraw] = useMutation(WithdrawCorrectionMutation);
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={t("correction.withdrawTitle")}
      description={t("correction.withdrawHelp")}
      submit={t("correction.withdraw")}
      busy={fetching}
      onSubmit={async () => {
        const answer = answerOf(await withdraw({ correctionId: id }), (data) => data.withdrawCorrection);
        setFault(answer.ok ? null : answer.sentence);
        if (answer.ok) onDone();
      }}
    >
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
