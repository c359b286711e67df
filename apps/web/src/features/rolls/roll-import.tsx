import { mergeMappings } from "@gongshi/domain/roll/merge-mappings";
import type { ColumnMapping } from "@gongshi/domain/roll/mapping";
import type { RollMode } from "@gongshi/domain/roll/roll-mode";
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
import { ModeChoice } from "./mode-choice";
import { acceptRoll, checkRoll } from "./roll-door";
import { RollDrop } from "./roll-drop";
import styles from "./roll-import.module.css";
import type { RollInHand } from "./roll-door";
import type { RollPreview, RollQuestion } from "./roll-preview";
import { RollReading } from "./roll-reading";
import {
  acceptUpload,
  cancelUpload,
  LONG_ROLL_BYTES,
  MAX_UPLOAD_BYTES,
  readUploadAgain,
  refusalOfUpload,
  startUpload,
  uploadStanding,
} from "./upload-door";
import { UploadProgress } from "./upload-progress";
import { useUpload } from "./use-upload";
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
  draftLines,
  firstMode,
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
  /** Lines of the draft that the file may join; null where there is none. */
  readonly draftLines: number | null;
  readonly firstMode: RollMode;
  /** Told what was let in, and the file as it was read: it can give its rejected rows while this page is open. */
  readonly onAccepted: (preview: RollPreview, roll: RollInHand | null) => void;
  /** Shows the draft as it is now. */
  readonly onLook: () => void;
}) {
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<RollPreview | null>(null);
  const [asked, setAsked] = useState<RollQuestion | null>(null);
  const [mapping, setMapping] = useState<readonly ColumnMapping[]>([]);
  const [mode, setMode] = useState(firstMode);
  const [busy, setBusy] = useState<"reading" | "accepting" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [basis, setBasis] = useState(firstBasis);
  const [rate, setRate] = useState(firstRate);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [upload, setUpload] = useUpload(disclosureId);
  const sending = useRef<AbortController | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  // Of two files chosen in haste the later one counts, whichever answer comes first.
  const latest = useRef(0);

  /** @param answers what the person has said about this file's columns; another file starts anew */
  async function read(chosen: File, answers: readonly ColumnMapping[] = [], as: RollMode = mode) {
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
    if (upload !== null) await cancelUpload(upload.id);
    setUpload(null);
    setTaken(null);
    if (chosen.size > LONG_ROLL_BYTES) return sendLong(chosen, answers, as, turn);
    setBusy("reading");
    const answer = await checkRoll({ disclosureId, mode: as, file: chosen, mapping: answers });
    if (turn !== latest.current) return;
    setBusy(null);
    setAsked(answer.ok && "question" in answer.value ? answer.value : null);
    if (!answer.ok) setFault(answer);
    else if ("digest" in answer.value) setPreview(answer.value);
  }

  async function sendLong(chosen: File, answers: readonly ColumnMapping[], as: RollMode, turn: number) {
    const stop = new AbortController();
    sending.current = stop;
    setBusy("reading");
    const started = await startUpload({ disclosureId, mode: as, file: chosen, mapping: answers }, stop.signal);
    if (turn !== latest.current) return;
    setBusy(null);
    sending.current = null;
    if (stop.signal.aborted) return setFile(null);
    const standing = started.ok ? await uploadStanding(started.value.id) : started;
    if (standing.ok) setUpload(standing.value);
    else setFault(standing);
  }

  // What came of a long roll is shown like any other once it has been read.
  const result = upload?.state === "READ" || upload?.state === "FAILED" ? upload.result : null;
  if (upload !== null && result !== null && taken !== upload.id) {
    setTaken(upload.id);
    setMode(upload.mode);
    setMapping(upload.mapping);
    setPreview("preview" in result ? result.preview : null);
    setAsked("asked" in result ? result.asked : null);
    setFault("refusal" in result ? { sentence: refusalOfUpload(result.refusal), code: null } : null);
  }

  async function again(answers: readonly ColumnMapping[], as: RollMode, units: typeof choices) {
    if (upload === null) return;
    setPreview(null);
    setAsked(null);
    setTaken(null);
    const told = await readUploadAgain(upload.id, { mode: as, mapping: answers, units });
    if (told.ok) setUpload({ ...upload, state: "WAITING", progress: 0, result: null });
    else setFault(told);
  }

  async function giveUp() {
    sending.current?.abort();
    if (upload !== null) await cancelUpload(upload.id);
    setUpload(null);
    setTaken(null);
    setFile(null);
    setPreview(null);
    setAsked(null);
    setFault(null);
  }

  const tell = (answer: ColumnMapping) => {
    const answers = mergeMappings(mapping, [answer]);
    if (upload !== null) void again(answers, mode, choices);
    else if (file !== null) void read(file, answers);
  };

  const look = () => {
    setFault(null);
    onLook();
  };

  const under = upload !== null && (upload.state === "WAITING" || upload.state === "READING");
  const unmatched = preview?.unmatched ?? [];
  const left = unmatched.filter(({ text }) => (choices[text] ?? "") === "").length;
  const basisFault = basis.trim() === "" ? t("roll.basisMissing") : null;
  const rateFault = rate.trim() === "" ? t("roll.rateMissing") : null;
  const reasonFault = correction && reason.trim() === "" ? t("roll.reasonMissing") : null;

  async function accept() {
    setTried(true);
    if (preview === null || left > 0) return;
    // The lines of a long roll are put in place once every name has its unit.
    if (upload !== null && unmatched.length > 0) return again(mapping, mode, choices);
    if (basisFault || rateFault || reasonFault) return;
    setBusy("accepting");
    setFault(null);
    const texts = { basis: basis.trim(), rateText: rate.trim(), changeReason: correction ? reason.trim() : null };
    const roll = file === null ? null : { disclosureId, mode, file, mapping };
    const answer =
      upload !== null
        ? await acceptUpload(upload.id, shown, preview.digest, texts)
        : roll === null
          ? null
          : await acceptRoll(roll, shown, preview.digest, { units: choices, ...texts });
    setBusy(null);
    if (answer === null) return;
    if (answer.ok) onAccepted(preview, upload === null ? roll : null);
    else setFault(answer);
  }

  return (
    <div className={styles.import}>
      {draftLines === null ? null : (
        <ModeChoice
          mode={mode}
          lineCount={draftLines}
          onChange={(chosen) => {
            setMode(chosen);
            if (upload !== null) void again(mapping, chosen, choices);
            else if (file !== null) void read(file, mapping, chosen);
          }}
        />
      )}
      {(busy === "reading" && (file?.size ?? 0) > LONG_ROLL_BYTES) || under ? (
        <UploadProgress
          upload={upload}
          fileName={upload?.fileName ?? file?.name ?? ""}
          onCancel={() => void giveUp()}
        />
      ) : (
        <RollDrop
          fileName={upload?.fileName ?? file?.name ?? null}
          reading={busy === "reading"}
          onFile={(chosen) => void read(chosen)}
        />
      )}
      {upload !== null && !under ? (
        <NoticeBar
          action={
            <Button variant="quiet" size="small" onClick={() => void giveUp()}>
              {t("upload.giveUp")}
            </Button>
          }
        >
          {t("upload.lies", { file: upload.fileName })}
        </NoticeBar>
      ) : null}
      {preview === null ? <FaultBar fault={fault} onLook={look} /> : null}
      {asked === null ? null : (
        <ColumnQuestion key={JSON.stringify(asked.question)} asked={asked} busy={busy === "reading"} onAnswer={tell} />
      )}
      {preview === null ? null : (
        <>
          <NoticeBar>{t("roll.nothingWritten")}</NoticeBar>
          {preview.usedAnswers.length > 0 ? (
            <UsedAnswers
              answers={preview.usedAnswers}
              onForgotten={() => {
                if (upload !== null) void again(mapping, mode, choices);
                else if (file !== null) void read(file, mapping);
              }}
            />
          ) : null}
          {unmatched.length > 0 ? (
            <UnmatchedNames
              names={unmatched}
              units={units}
              choices={choices}
              onChoose={(text, unitId) => setChoices({ ...choices, [text]: unitId })}
            />
          ) : null}
          <RollReading
            preview={preview}
            roll={
              upload === null
                ? file === null
                  ? null
                  : { disclosureId, mode, file, mapping }
                : { uploadId: upload.id, fileName: upload.fileName }
            }
            quantityUnit={quantityUnit}
          />
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
                {busy === "accepting"
                  ? t("roll.accepting")
                  : upload !== null && unmatched.length > 0
                    ? t("upload.readAgain")
                    : t(mode === "JOIN" ? "join.accept" : "roll.acceptCount", { count: preview.lineCount })}
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
  return file.size > MAX_UPLOAD_BYTES ? t("roll.tooLarge") : null;
}
