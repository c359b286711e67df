import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import styles from "./numbers-screen.module.css";
import type { NumberLists } from "./numbers-screen";
import { TakeBackWordMutation, VouchMutation } from "./queries";

const KIND: Readonly<Record<string, PlainKey>> = {
  IDENTITY: "number.IDENTITY",
  CARD: "number.CARD",
  PHONE: "number.PHONE",
};

/** 书面负责: numbers that look like somebody's, for which a reviewer answers. The number itself is never shown. */
export function VouchedNumbers({ lists, again }: { readonly lists: NumberLists; readonly again: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, takeBack] = useMutation(TakeBackWordMutation);
  async function end(wordId: string) {
    const answer = answerOf(await takeBack({ wordId }), (data) => data.takeBackWord);
    setFault(answer.ok ? null : answer.sentence);
    if (answer.ok) again();
  }
  return (
    <Section title={t("numbers.vouched")} hint={t("numbers.vouchedHelp")}>
      {lists.mayVouch ? <VouchForm subdistrictId={lists.subdistrictId} again={again} /> : null}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      {lists.vouched.length === 0 ? (
        <p className={styles.soft}>{t("numbers.vouchedEmpty")}</p>
      ) : (
        <ul className={styles.list}>
          {lists.vouched.map((word) => (
            <li key={word.id} className={styles.row}>
              <div>
                <p className={styles.title}>
                  {t("numbers.word", { what: t(KIND[word.looksLike] ?? "number.PHONE"), ending: word.ending })}
                </p>
                <p>{word.reason}</p>
                <p className={styles.soft}>
                  {t("numbers.vouchedBy", { name: word.byName, at: formatInstant(word.at) })}
                </p>
              </div>
              {lists.mayTakeBack ? (
                <Button
                  variant="quiet"
                  size="small"
                  busy={fetching}
                  aria-label={t("numbers.takeBackNamed", { ending: word.ending })}
                  onClick={() => void end(word.id)}
                >
                  {t("numbers.takeBack")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function VouchForm({ subdistrictId, again }: { readonly subdistrictId: string; readonly again: () => void }) {
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<{ readonly field: string | null; readonly sentence: string } | null>(null);
  const [{ fetching }, vouch] = useMutation(VouchMutation);
  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(await vouch({ subdistrictId, number, reason }), (data) => data.vouchForNumber);
    if (!answer.ok) {
      const wrong = answer.code === "INVALID_INPUT" && answer.field === "number";
      setFault({ field: answer.field, sentence: wrong ? t("numbers.notLikeOne") : answer.sentence });
      return;
    }
    setFault(null);
    setNumber("");
    setReason("");
    again();
  }
  return (
    <Card>
      <form className={form.form} onSubmit={(event) => void send(event)} autoComplete="off">
        <TextField
          label={t("numbers.vouchNumber")}
          hint={t("numbers.vouchNumberHint")}
          required
          maxLength={60}
          value={number}
          error={fault?.field === "number" ? fault.sentence : null}
          onChange={(event) => setNumber(event.target.value)}
        />
        <TextAreaField
          label={t("numbers.vouchReason")}
          required
          maxLength={FREE_TEXTS.vouchReason.max}
          value={reason}
          error={fault?.field === "reason" ? fault.sentence : null}
          onChange={(event) => setReason(event.target.value)}
        />
        {fault !== null && fault.field === null ? (
          <NoticeBar tone="late" alert>
            {fault.sentence}
          </NoticeBar>
        ) : null}
        <Button type="submit" busy={fetching} disabled={number.trim() === "" || reason.trim() === ""}>
          {t("numbers.vouch")}
        </Button>
      </form>
    </Card>
  );
}
