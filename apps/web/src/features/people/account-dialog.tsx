import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import styles from "./people-screen.module.css";
import {
  ChangePersonMutation,
  DisablePersonMutation,
  EnablePersonMutation,
  GivePasswordMutation,
  type PersonRow,
} from "./queries";

/** A person's account: name and number, a new password shown once, shut out and let in again. The administrator's. */
export function AccountDialog({
  person,
  onClose,
  onSaid,
}: {
  readonly person: PersonRow;
  readonly onClose: () => void;
  /** Something was done, said in one sentence. */
  readonly onSaid: (sentence: string) => void;
}) {
  const own = useViewer().id === person.id;
  const [name, setName] = useState(person.name);
  const [phone, setPhone] = useState(person.phone);
  const [reason, setReason] = useState("");
  const [password, setPassword] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching: changing }, change] = useMutation(ChangePersonMutation);
  const [{ fetching: giving }, give] = useMutation(GivePasswordMutation);
  const [{ fetching: disabling }, disable] = useMutation(DisablePersonMutation);
  const [{ fetching: enabling }, enable] = useMutation(EnablePersonMutation);
  const personId = person.id;
  const end = (answer: { ok: true } | { ok: false; sentence: string }, sentence: string) =>
    answer.ok ? onSaid(sentence) : setFault(answer.sentence);

  async function save(event: FormEvent) {
    event.preventDefault();
    end(
      answerOf(await change({ personId, name, phone }), (data) => data.changePerson),
      t("person.saved"),
    );
  }
  async function newPassword() {
    const answer = answerOf(await give({ personId }), (data) => data.givePassword);
    setFault(answer.ok ? null : answer.sentence);
    if (answer.ok) setPassword(answer.value.password);
  }
  async function shutOut(event: FormEvent) {
    event.preventDefault();
    end(
      answerOf(await disable({ personId, reason }), (data) => data.disablePerson),
      t("person.disabledNow", { name: person.name }),
    );
  }
  async function letIn() {
    end(
      answerOf(await enable({ personId }), (data) => data.enablePerson),
      t("person.enabledNow", { name: person.name }),
    );
  }

  if (password !== null)
    return (
      <Dialog
        open
        onClose={onClose}
        title={t("person.newPassword", { name: person.name })}
        description={t("person.newPasswordHelp")}
        actions={<Button onClick={onClose}>{t("common.close")}</Button>}
      >
        <p className={styles.password}>{password}</p>
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} title={t("person.manageTitle", { name: person.name })}>
      <div className={form.form}>
        {fault === null ? null : (
          <NoticeBar tone="late" alert>
            {fault}
          </NoticeBar>
        )}
        <form className={form.form} onSubmit={(event) => void save(event)}>
          <div className={form.pair}>
            <TextField
              label={t("person.name")}
              autoComplete="off"
              maxLength={FREE_TEXTS.personName.max}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <TextField
              label={t("person.phone")}
              type="tel"
              inputMode="numeric"
              autoComplete="off"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </div>
          <p className={styles.hint}>{t("person.phoneHint")}</p>
          <Button type="submit" size="small" busy={changing}>
            {t("person.save")}
          </Button>
        </form>
        {person.disabledAt === null ? (
          <Section title={t("person.password")} hint={t("person.passwordHelp")}>
            <div>
              <Button variant="quiet" size="small" busy={giving} onClick={() => void newPassword()}>
                {t("person.password")}
              </Button>
            </div>
          </Section>
        ) : null}
        {own ? null : person.disabledAt === null ? (
          <Section title={t("person.disable")} hint={t("person.disableHelp")}>
            <form className={form.form} onSubmit={(event) => void shutOut(event)}>
              <TextAreaField
                label={t("person.disableReason")}
                rows={2}
                maxLength={FREE_TEXTS.disableReason.max}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <div>
                <Button type="submit" variant="danger" size="small" busy={disabling}>
                  {t("person.disable")}
                </Button>
              </div>
            </form>
          </Section>
        ) : (
          <Section title={t("person.disabled")}>
            <div>
              <Button size="small" busy={enabling} onClick={() => void letIn()}>
                {t("person.enable")}
              </Button>
            </div>
          </Section>
        )}
      </div>
    </Dialog>
  );
}
