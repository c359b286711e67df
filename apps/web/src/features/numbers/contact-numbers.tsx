import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import styles from "./numbers-screen.module.css";
import type { NumberLists } from "./numbers-screen";
import { AddContactMutation, RemoveContactMutation } from "./queries";

/** 办公电话: what texts and files may carry. */
export function ContactNumbers({ lists, again }: { readonly lists: NumberLists; readonly again: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, remove] = useMutation(RemoveContactMutation);
  async function takeOff(contactId: string) {
    const answer = answerOf(await remove({ contactId }), (data) => data.removeContactNumber);
    setFault(answer.ok ? null : answer.sentence);
    if (answer.ok) again();
  }
  return (
    <Section title={t("numbers.contacts")} hint={t("numbers.contactsHelp")}>
      {lists.mayChangeContacts ? <AddForm subdistrictId={lists.subdistrictId} again={again} /> : null}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      {lists.contacts.length === 0 ? (
        <p className={styles.soft}>{t("numbers.contactsEmpty")}</p>
      ) : (
        <ul className={styles.list}>
          {lists.contacts.map((contact) => (
            <li key={contact.id} className={styles.row}>
              <div>
                <p className={styles.title}>
                  {contact.number} <span className={styles.label}>{contact.label}</span>
                </p>
                <p className={styles.soft}>
                  {t("numbers.addedBy", { name: contact.addedByName, at: formatInstant(contact.addedAt) })}
                </p>
              </div>
              {lists.mayChangeContacts ? (
                <Button
                  variant="quiet"
                  size="small"
                  busy={fetching}
                  aria-label={t("numbers.removeNamed", { number: contact.number })}
                  onClick={() => void takeOff(contact.id)}
                >
                  {t("numbers.remove")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AddForm({ subdistrictId, again }: { readonly subdistrictId: string; readonly again: () => void }) {
  const [number, setNumber] = useState("");
  const [label, setLabel] = useState("");
  const [fault, setFault] = useState<{ readonly field: string | null; readonly sentence: string } | null>(null);
  const [{ fetching }, add] = useMutation(AddContactMutation);
  async function send(event: FormEvent) {
    event.preventDefault();
    const answer = answerOf(await add({ subdistrictId, number, label }), (data) => data.addContactNumber);
    if (!answer.ok) {
      const wrong = answer.code === "INVALID_INPUT" && answer.field === "number";
      setFault({ field: answer.field, sentence: wrong ? t("numbers.noTelephone") : answer.sentence });
      return;
    }
    setFault(null);
    setNumber("");
    setLabel("");
    again();
  }
  const faultOf = (field: string) => (fault?.field === field ? fault.sentence : null);
  return (
    <Card>
      <form className={form.form} onSubmit={(event) => void send(event)} autoComplete="off">
        <div className={form.pair}>
          <TextField
            label={t("numbers.number")}
            hint={t("numbers.numberHint")}
            inputMode="tel"
            required
            maxLength={30}
            value={number}
            error={faultOf("number")}
            onChange={(event) => setNumber(event.target.value)}
          />
          <TextField
            label={t("numbers.label")}
            hint={t("numbers.labelHint")}
            required
            maxLength={FREE_TEXTS.contactLabel.max}
            value={label}
            error={faultOf("label")}
            onChange={(event) => setLabel(event.target.value)}
          />
        </div>
        {fault !== null && fault.field !== "number" && fault.field !== "label" ? (
          <NoticeBar tone="late" alert>
            {fault.sentence}
          </NoticeBar>
        ) : null}
        <Button type="submit" busy={fetching}>
          {t("numbers.add")}
        </Button>
      </form>
    </Card>
  );
}
