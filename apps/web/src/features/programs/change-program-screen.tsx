import { checkProgramSettings, settingsOfRow } from "@gongshi/domain/program/settings";
import { differenceOf } from "@gongshi/domain/program/versions";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { useLocation, useParams } from "wouter";
import { todayInShanghai } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import { Changes } from "./changes";
import { ChangeProgramMutation, ProgramSettingsQuery, type ProgramRow } from "./queries";
import { SettingsForm } from "./settings-form";
import { settingsInput } from "./settings-input";

/** 修改设置: all settings as they are, what is being changed, from which day, and why. */
export function ChangeProgramScreen() {
  const { id = "" } = useParams();
  const [answer, ask] = useQuery({ query: ProgramSettingsQuery, variables: { id }, requestPolicy: "network-only" });
  return (
    <Screen title={t("program.changeTitle", { name: answer.data?.program?.name ?? "" })} back={`/programs/${id}`}>
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ program }) =>
          program === null ? (
            <Empty title={t("refusal.NOT_FOUND")} />
          ) : (
            <ChangeForm key={program.id} program={program} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function ChangeForm({ program }: { readonly program: ProgramRow }) {
  const today = todayInShanghai();
  const before = settingsOfRow(program);
  const [settings, setSettings] = useState(before);
  const [from, setFrom] = useState(today);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, change] = useMutation(ChangeProgramMutation);
  const [, go] = useLocation();
  const changes = differenceOf(before, settings);
  const changed = Object.keys(changes).length > 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const checked = checkProgramSettings(settings);
    if (!checked.ok) {
      setFault(refusalText({ code: "SETTINGS_WRONG", details: { fault: checked.fault } }));
      return;
    }
    const answer = answerOf(
      await change({
        input: {
          programId: program.id,
          expectedVersion: Math.max(...program.versions.map(({ number }) => number)),
          effectiveFrom: from === "" ? today : from,
          reason,
          changes: settingsInput(changes),
        },
      }),
      (data) => data.changeProgram,
    );
    if (answer.ok) go(`/programs/${program.id}?said=${from === "" || from === today ? "now" : from}`);
    else setFault(answer.sentence);
  }

  return (
    <form className={form.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{t("program.changeHelp")}</p>
      <SettingsForm settings={settings} onChange={setSettings} />
      <Section title={t("program.willChange")}>
        {changed ? <Changes before={before} after={changes} effects /> : <p>{t("program.nothingChanged")}</p>}
      </Section>
      <TextField
        type="date"
        label={t("program.from")}
        hint={t("program.fromHint")}
        min={today}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextAreaField
        label={t("program.why")}
        hint={t("program.whyHint")}
        maxLength={FREE_TEXTS.settingReason.max}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      <Button type="submit" busy={fetching} disabled={!changed}>
        {t("program.submitChange")}
      </Button>
    </form>
  );
}
