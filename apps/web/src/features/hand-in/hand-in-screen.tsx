import { FileUp } from "lucide-react";
import { useState } from "react";
import { useMutation } from "urql";
import { formatDate, formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import { postOffice } from "../../outbox/post-office";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Fact, Facts } from "../../ui/facts";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { readEntryFile, type ReadFile } from "../posting/entry-file";
import { PhotoCanvas } from "../posting/photo-canvas";
import styles from "./hand-in-screen.module.css";
import { HandInMutation } from "./hand-in-query";

const FAULTS = {
  NOT_A_FILE: ["handIn.notAFile", "handIn.notAFileHelp"],
  NEWER: ["handIn.newer", null],
  CHANGED: ["handIn.changed", "handIn.changedHelp"],
} as const;

type Outcome = { readonly receivedAt: string; readonly repeated: boolean } | { readonly fault: string };

/** What a phone could not send, brought in from its file: the author stays the author, who brings it stands beside. */
export function HandInScreen() {
  const [read, setRead] = useState<ReadFile | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [, handIn] = useMutation(HandInMutation);

  const choose = async (file: File | undefined): Promise<void> => {
    setOutcome(null);
    setRead(file === undefined ? null : await readEntryFile(await file.text()));
  };
  const submit = async (found: ReadFile & { ok: true }): Promise<void> => {
    setBusy(true);
    setOutcome(await send(found));
    setBusy(false);
  };
  const send = async ({ file, photos }: ReadFile & { ok: true }): Promise<Outcome> => {
    for (const [name, bytes] of photos) {
      const put = await postOffice.putPhoto(name, bytes);
      if (put.kind === "refusal") return { fault: refusalText(put) };
      if (put.kind === "trouble") return { fault: t("handIn.unreachable") };
    }
    const input = { ...file.input, crops: [...file.input.crops], codes: [...file.input.codes] };
    const answer = answerOf(
      await handIn({
        input: {
          ...input,
          noticeIds: [...(input.noticeIds ?? [])],
          alsoTold: [...(input.alsoTold ?? [])],
        },
        authorId: file.authorId,
        seal: file.seal,
      }),
      (data) => data.handInPosting,
    );
    return answer.ok ? answer.value : { fault: answer.sentence };
  };

  const done = outcome !== null && "receivedAt" in outcome;
  return (
    <Screen title={t("handIn.title")}>
      <p>{t("handIn.intro")}</p>
      {done ? (
        <NoticeBar tone="proven" title={t(outcome.repeated ? "handIn.already" : "handIn.done")}>
          {t(outcome.repeated ? "handIn.alreadyHelp" : "handIn.doneHelp", { time: formatInstant(outcome.receivedAt) })}
        </NoticeBar>
      ) : null}
      {outcome !== null && "fault" in outcome ? (
        <NoticeBar tone="late" alert>
          {outcome.fault}
        </NoticeBar>
      ) : null}
      {read !== null && !read.ok ? (
        <NoticeBar tone="late" title={t(FAULTS[read.fault][0])} alert>
          {FAULTS[read.fault][1] === null ? null : t(FAULTS[read.fault][1]!)}
        </NoticeBar>
      ) : null}
      <label className={styles.choose}>
        <FileUp aria-hidden="true" />
        <span>{t(done ? "handIn.another" : "handIn.choose")}</span>
        <input
          type="file"
          accept=".txt,text/plain,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {read?.ok === true && !done ? (
        <Card className={styles.card}>
          <PhotoCanvas jpeg={read.photos.get(read.file.input.photoSha256)!} label={t("post.photoAlt")} />
          <Facts>
            <Fact name={t("handIn.author")}>{read.file.authorName}</Fact>
            <Fact name={t("handIn.unit")}>{read.file.unitName}</Fact>
            <Fact name={t("handIn.hangDate")}>{formatDate(read.file.input.hangDate)}</Fact>
            <Fact name={t("handIn.madeAt")}>{formatInstant(read.file.madeAt)}</Fact>
            <Fact name={t("handIn.what")}>
              {read.file.titles.length === 0 ? t("handIn.unknownTitles") : read.file.titles.join("；")}
            </Fact>
          </Facts>
          <Button size="large" wide busy={busy} onClick={() => void submit(read)}>
            {t(busy ? "handIn.sending" : "handIn.submit")}
          </Button>
        </Card>
      ) : null}
    </Screen>
  );
}
