import { mergeMappings } from "@gongshi/domain/roll/merge-mappings";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useRef, useState } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import type { ShownEdition } from "../disclosure/as-shown";
import { FaultBar, type Fault } from "../disclosure/fault-bar";
import { ColumnQuestion } from "./column-question";
import { ColumnsRead } from "./columns-read";
import { acceptRoll, checkRoll, MAX_ROLL_BYTES } from "./roll-door";
import { RollDrop } from "./roll-drop";
import styles from "./roll-import.module.css";
import type { RollPreview, RollQuestion } from "./roll-preview";
import { RollReading } from "./roll-reading";
import { UsedAnswers } from "./used-answers";
import { UnmatchedNames } from "./unmatched-names";

/**
 * One page: the file, what was read, what is in doubt, the sums, and one button. The browser keeps the file and sends the
 * same bytes twice: once to be read, once to be taken in.
 */
export function RollImport({
  disclosureId,
  basis: firstBasis,
  rateText: firstRate,
  units,
  quantityUnit,
  correction,
  shown,
  onAccepted,
  onLook,
}: {
  readonly disclosureId: string;
  readonly basis: string;
  readonly rateText: string;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly quantityUnit: string | null;
  /** The released edition is corrected: the next one says what changed and why. */
  readonly correction: boolean;
  /** The newest edition on this screen, whose place the roll takes or which it corrects; null: none yet. */
  readonly shown: ShownEdition | null;
  readonly onAccepted: () => void;
  /** Shows the draft as it is now. */
  readonly onLook: () => void;
}) {
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<RollPreview | null>(null);
  const [asked, setAsked] = useState<RollQuestion | null>(null);
  const [mapping, setMapping] = useState<readonly ColumnMapping[]>([]);
  const [busy, setBusy] = useState<"reading" | "accepting" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [basis, setBasis] = useState(firstBasis);
  const [rate, setRate] = useState(firstRate);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  // Of two files chosen in haste the later one counts, whichever answer comes first.
  const latest = useRef(0);

  /** @param answers what the person has said about this file's columns; another file starts anew */
  async function read(chosen: File, answers: readonly ColumnMapping[] = []) {
    const turn = (latest.current += 1);
    setFile(chosen);
    setMapping(answers);
    setPreview(null);
    setChoices({});
    setTried(false);
    if (chosen !== file) setAsked(null);
    const wrong = faultOf(chosen);
    setFault(wrong === null ? null : { sentence: wrong, code: null });
    if (wrong !== null) return;
    setBusy("reading");
    const answer = await checkRoll(disclosureId, chosen, answers);
    if (turn !== latest.current) return;
    setBusy(null);
    setAsked(answer.ok && "question" in answer.value ? answer.value : null);
    if (!answer.ok) setFault(answer);
    else if ("digest" in answer.value) setPreview(answer.value);
  }

  const tell = (answer: ColumnMapping) => {
    if (file !== null) void read(file, mergeMappings(mapping, [answer]));
  };

  const look = () => {
    setFault(null);
    onLook();
  };

  const unmatched = preview?.unmatched ?? [];
  const left = unmatched.filter(({ text }) => (choices[text] ?? "") === "").length;
  const basisFault = basis.trim() === "" ? t("roll.basisMissing") : null;
  const rateFault = rate.trim() === "" ? t("roll.rateMissing") : null;
  const reasonFault = correction && reason.trim() === "" ? t("roll.reasonMissing") : null;

  async function accept() {
    setTried(true);
    if (file === null || preview === null || left > 0 || basisFault || rateFault || reasonFault) return;
    setBusy("accepting");
    setFault(null);
    const answer = await acceptRoll(disclosureId, shown, preview.digest, file, {
      units: choices,
      mapping,
      basis: basis.trim(),
      rateText: rate.trim(),
      changeReason: correction ? reason.trim() : null,
    });
    setBusy(null);
    if (answer.ok) onAccepted();
    else setFault(answer);
  }

  return (
    <div className={styles.import}>
      <RollDrop fileName={file?.name ?? null} reading={busy === "reading"} onFile={(chosen) => void read(chosen)} />
      {preview === null ? <FaultBar fault={fault} onLook={look} /> : null}
      {asked === null ? null : (
        <ColumnQuestion key={JSON.stringify(asked.question)} asked={asked} busy={busy === "reading"} onAnswer={tell} />
      )}
      {preview === null ? null : (
        <>
          <NoticeBar>{t("roll.nothingWritten")}</NoticeBar>
          {preview.usedAnswers.length > 0 && file !== null ? (
            <UsedAnswers answers={preview.usedAnswers} onForgotten={() => void read(file, mapping)} />
          ) : null}
          {unmatched.length > 0 ? (
            <UnmatchedNames
              names={unmatched}
              units={units}
              choices={choices}
              onChoose={(text, unitId) => setChoices({ ...choices, [text]: unitId })}
            />
          ) : null}
          <RollReading preview={preview} quantityUnit={quantityUnit} />
          <ColumnsRead layouts={preview.layouts} onTell={tell} />
          <Card className={styles.accept}>
            <div className={form.form}>
              <TextField
                label={t("roll.basis")}
                hint={t("roll.basisHint")}
                value={basis}
                maxLength={FREE_TEXTS.basis.max}
                error={tried ? basisFault : null}
                onChange={(event) => setBasis(event.target.value)}
              />
              <TextField
                label={t("roll.rateText")}
                hint={t("roll.rateTextHint")}
                value={rate}
                maxLength={FREE_TEXTS.rateText.max}
                error={tried ? rateFault : null}
                onChange={(event) => setRate(event.target.value)}
              />
              {correction ? (
                <TextAreaField
                  label={t("roll.reason")}
                  hint={t("roll.reasonHint")}
                  value={reason}
                  maxLength={FREE_TEXTS.changeReason.max}
                  error={tried ? reasonFault : null}
                  onChange={(event) => setReason(event.target.value)}
                />
              ) : null}
            </div>
            <FaultBar fault={fault} onLook={look} />
            <div className={styles.do}>
              <Button busy={busy === "accepting"} disabled={busy !== null || left > 0} onClick={() => void accept()}>
                {busy === "accepting" ? t("roll.accepting") : t("roll.acceptCount", { count: preview.lineCount })}
              </Button>
              <p className={styles.help}>
                {left > 0 ? t("roll.unmatchedLeft", { count: left }) : t("roll.acceptHelp")}
              </p>
            </div>
          </Card>
        </>
      )}
    </div>
  );
}

/** What can be said of a file without asking the server. */
function faultOf(file: File): string | null {
  if (!/\.(xlsx|xls|csv)$/i.test(file.name)) return t("roll.wrongType");
  return file.size > MAX_ROLL_BYTES ? t("roll.tooLarge") : null;
}
