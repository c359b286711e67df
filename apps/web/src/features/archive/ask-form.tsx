import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { normaliseName } from "@gongshi/domain/privacy/normalise-name";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SelectField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { QueryArchiveMutation, type ArchiveAnswer } from "./queries";

const KINDS = ["OWN_DATA", "CORRECTION", "ARCHIVE"] as const;
type Kind = (typeof KINDS)[number];

/** Whose card lies on the counter. It stays in this page alone, until the next person's turn. */
export interface AskedPerson {
  readonly name: string;
  readonly identityNumber: string;
}

export interface Asked {
  readonly person: AskedPerson;
  readonly answer: ArchiveAnswer;
}

/** Asks for the card, and what for. */
export function AskForm({ unitId, onAsked }: { readonly unitId: string; readonly onAsked: (asked: Asked) => void }) {
  const [kind, setKind] = useState<Kind>("OWN_DATA");
  const [name, setName] = useState("");
  const [identityNumber, setIdentityNumber] = useState("");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, query] = useMutation(QueryArchiveMutation);

  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(
      await query({ input: { unitId, kind, name, identityNumber, reason } }),
      (data) => data.queryArchive,
    );
    setFault(answer.ok ? null : answer.sentence);
    if (answer.ok) onAsked({ person: { name: normaliseName(name), identityNumber }, answer: answer.value });
  }

  return (
    <Card>
      <form className={form.form} onSubmit={(event) => void send(event)} autoComplete="off">
        <SelectField
          label={t("archive.kind")}
          value={kind}
          onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "OWN_DATA")}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`archive.kind.${each}`)}
            </option>
          ))}
        </SelectField>
        <TextField label={t("archive.name")} value={name} required onChange={(event) => setName(event.target.value)} />
        <TextField
          label={t("archive.number")}
          value={identityNumber}
          required
          maxLength={30}
          onChange={(event) => setIdentityNumber(event.target.value)}
        />
        <TextField
          label={t("archive.reason")}
          hint={t("archive.reasonHelp")}
          value={reason}
          required
          maxLength={FREE_TEXTS.archiveReason.max}
          onChange={(event) => setReason(event.target.value)}
        />
        {fault === null ? null : (
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        )}
        <Button type="submit" wide busy={fetching}>
          {t("archive.submit")}
        </Button>
      </form>
    </Card>
  );
}
