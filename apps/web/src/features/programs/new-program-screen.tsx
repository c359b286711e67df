import { checkProgramSettings } from "@gongshi/domain/program/settings";
import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { useLocation } from "wouter";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { refusalText } from "../../lib/messages/refusal-text";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { SelectField, TextAreaField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { CreateProgramMutation, DepartmentsQuery } from "./queries";
import { SettingsForm } from "./settings-form";
import { newSettings, settingsInput } from "./settings-input";

/** 新建补贴项目: the same form as a change, from the most ordinary settings. */
export function NewProgramScreen() {
  const subdistrictId = useSubdistrict();
  const [answer, ask] = useQuery({
    query: DepartmentsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  return (
    <Screen title={t("program.newTitle")} back="/programs">
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ units }) => {
          const departments = units.filter(({ kind, endedOn }) => kind !== "SUBDISTRICT" && endedOn === null);
          return departments.length === 0 ? (
            <Empty title={t("program.noDepartment")} />
          ) : (
            <NewForm subdistrictId={subdistrictId ?? ""} departments={departments} />
          );
        }}
      </Loaded>
    </Screen>
  );
}

function NewForm({
  subdistrictId,
  departments,
}: {
  readonly subdistrictId: string;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
}) {
  const [settings, setSettings] = useState(newSettings);
  const [departmentId, setDepartmentId] = useState(departments.length === 1 ? departments[0]!.id : "");
  const [code, setCode] = useState("");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, create] = useMutation(CreateProgramMutation);
  const [, go] = useLocation();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const checked = checkProgramSettings(settings);
    if (!checked.ok || departmentId === "") {
      const wrong = checked.ok ? "SETTING_MALFORMED" : checked.fault;
      setFault(refusalText({ code: "SETTINGS_WRONG", details: { fault: wrong } }));
      return;
    }
    const answer = answerOf(
      await create({ input: { subdistrictId, departmentId, code, reason, settings: settingsInput(settings) } }),
      (data) => data.createProgram,
    );
    if (answer.ok) go(`/programs/${answer.value.id}?said=made`);
    else setFault(answer.sentence);
  }

  return (
    <form className={form.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{t("program.newHelp")}</p>
      <div className={form.pair}>
        <SelectField
          label={t("program.department")}
          hint={t("program.departmentHint")}
          value={departmentId}
          onChange={(event) => setDepartmentId(event.target.value)}
        >
          <option value="">{t("people.choosePerson")}</option>
          {departments.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("program.code")}
          hint={t("program.codeHint")}
          autoComplete="off"
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <SettingsForm settings={settings} onChange={setSettings} />
      <TextAreaField
        label={t("program.reason")}
        hint={t("program.reasonNewHint")}
        maxLength={FREE_TEXTS.settingReason.max}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      <Button type="submit" busy={fetching}>
        {t("program.create")}
      </Button>
    </form>
  );
}
