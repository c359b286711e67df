import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { formatDate } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { randomId } from "../../lib/random-id";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import type { AskedPerson } from "./ask-form";
import { PARTS, partWord, valueWords, type LinePart } from "./correction-words";
import { TakeCorrectionMutation, type HeldLine } from "./queries";
import { readWritten, ValueField, writtenOf } from "./value-fields";

/** 更正申请: what of this line is wrong, what it should say, and which paper proves it. */
export function RequestForm({
  queryId,
  seal,
  person,
  line,
  onTaken,
  onCancel,
}: {
  readonly queryId: string;
  readonly seal: string;
  /** Whose card was shown: a name is taken from it. */
  readonly person: AskedPerson;
  readonly line: HeldLine;
  readonly onTaken: (dueOn: string) => void;
  readonly onCancel: () => void;
}) {
  const otherName = line.name !== person.name;
  // One id for one request, however often it is sent.
  const [id] = useState(() => randomId());
  const [parts, setParts] = useState<readonly LinePart[]>(otherName ? ["name"] : []);
  const [written, setWritten] = useState(() => ({ ...writtenOf(line), name: person.name }));
  const [wrong, setWrong] = useState("");
  const [proof, setProof] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<readonly LinePart[]>([]);
  const [{ fetching }, take] = useMutation(TakeCorrectionMutation);

  async function send(event: FormEvent) {
    event.preventDefault();
    const read = readWritten(parts, written);
    setUnreadable("unreadable" in read ? read.unreadable : []);
    setFault(null);
    if ("unreadable" in read) return;
    if (parts.length === 0 && wrong.trim() === "") {
      setFault(t("correction.tooLittle"));
      return;
    }
    const answer = answerOf(
      await take({
        input: {
          id,
          queryId,
          seal,
          lineId: line.id,
          ...person,
          asked: read.input,
          wrong: wrong.trim() || null,
          proof,
        },
      }),
      (data) => data.takeCorrection,
    );
    if (answer.ok) onTaken(answer.value.due.on);
    else setFault(answer.sentence);
  }

  return (
    <form className={form.form} onSubmit={(event) => void send(event)} autoComplete="off">
      <fieldset className={form.checks}>
        <legend>{t("correction.which")}</legend>
        {PARTS.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={(event) =>
                setParts(PARTS.filter((each) => (each === part ? event.target.checked : parts.includes(each))))
              }
            />
            {partWord(part)}
          </label>
        ))}
      </fieldset>
      {parts.map((part) => (
        <ValueField
          key={part}
          part={part}
          label={t("correction.shouldBe", { part: partWord(part) })}
          hint={
            t("correction.now", { value: valueWords(part, line, line.quantityUnit) }) +
            (part === "name" ? ` · ${t("correction.nameHelp")}` : "")
          }
          error={unreadable.includes(part) ? t("correction.unreadable") : null}
          written={written}
          quantityUnit={line.quantityUnit}
          onChange={(text) => setWritten({ ...written, [part]: text })}
        />
      ))}
      <TextAreaField
        label={t(parts.length === 0 ? "correction.wrongNeeded" : "correction.wrong")}
        hint={t("correction.wrongHelp")}
        maxLength={FREE_TEXTS.correctionWrong.max}
        value={wrong}
        onChange={(event) => setWrong(event.target.value)}
      />
      <TextField
        label={t("correction.proof")}
        hint={t("correction.proofHelp")}
        required
        maxLength={FREE_TEXTS.correctionProof.max}
        value={proof}
        onChange={(event) => setProof(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      <Button type="submit" wide busy={fetching}>
        {t("correction.submit")}
      </Button>
      <Button variant="quiet" wide onClick={onCancel}>
        {t("common.cancel")}
      </Button>
    </form>
  );
}

/** What is said once it is taken. */
export const TakenBar = ({ dueOn }: { readonly dueOn: string }) => (
  <NoticeBar title={t("correction.takenTitle")}>
    {t("correction.takenHelp", { date: formatDate(dueOn, { year: true }) })}
  </NoticeBar>
);
