import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { needsStatement } from "@gongshi/domain/access/appointment-rules";
import { OFFICE_APPOINTS } from "@gongshi/domain/access/may";
import { useState } from "react";
import { useMutation } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer, type Role } from "../../lib/session/session";
import { FormDialog } from "../../ui/form-dialog";
import { SelectField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { NoticeBar } from "../../ui/notice-bar";
import { Switcher } from "../../ui/pick";
import { AppointMutation, type PeopleData } from "./queries";
import { ROLES, unitsFor } from "./roles";

type Whom = "existing" | "new";

/** Gives a person a role at a unit, from a day on. The office names village staff; the administrator names everyone. */
export function AppointDialog({
  people,
  units,
  today,
  onClose,
  onAppointed,
}: {
  readonly people: PeopleData["people"];
  readonly units: PeopleData["units"];
  readonly today: string;
  readonly onClose: () => void;
  readonly onAppointed: (name: string) => void;
}) {
  const viewer = useViewer();
  const roles = hasRole(viewer, "ADMIN") ? ROLES : OFFICE_APPOINTS;
  const known = people.filter(({ disabledAt }) => disabledAt === null);
  const [whom, setWhom] = useState<Whom>("existing");
  const [personId, setPersonId] = useState("");
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [password, setPassword] = useState("");
  const [role, setRole] = useState<Role>(roles[0] ?? "CLERK");
  const [unitId, setUnitId] = useState("");
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState("");
  const [independent, setIndependent] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, appoint] = useMutation(AppointMutation);

  function missing(): string | null {
    const person = whom === "existing" ? personId !== "" : name.trim() !== "" && password !== "" && phone.trim() !== "";
    if (!person || unitId === "" || startsOn === "") return t("people.missing");
    return whom === "new" && !/^1\d{10}$/.test(phone.trim()) ? t("people.phoneWrong") : null;
  }

  async function submit() {
    const wrong = missing();
    setFault(wrong);
    if (wrong !== null) return;
    const answer = answerOf(
      await appoint({
        input: {
          ...(whom === "existing" ? { personId } : { name: name.trim(), phone: phone.trim(), password }),
          role,
          unitId,
          startsOn,
          endsOn: endsOn === "" ? null : endsOn,
          independent: needsStatement(role) && independent,
        },
      }),
      (data) => data.appoint,
    );
    if (answer.ok) onAppointed(whom === "new" ? name.trim() : (people.find(({ id }) => id === personId)?.name ?? ""));
    else setFault(answer.sentence);
  }

  return (
    <FormDialog
      open
      onClose={onClose}
      title={t("people.appointTitle")}
      description={t("people.appointHelp")}
      submit={t("people.submit")}
      busy={fetching}
      onSubmit={submit}
    >
      <Switcher<Whom>
        label={t("people.whom")}
        value={whom}
        options={[
          { value: "existing", label: t("people.existing") },
          { value: "new", label: t("people.new") },
        ]}
        onChange={setWhom}
      />
      {whom === "existing" ? (
        <SelectField label={t("people.whom")} value={personId} onChange={(event) => setPersonId(event.target.value)}>
          <option value="">{t("people.choosePerson")}</option>
          {known.map((person) => (
            <option key={person.id} value={person.id}>
              {`${person.name} ${person.phone}`}
            </option>
          ))}
        </SelectField>
      ) : (
        <>
          <div className={form.pair}>
            <TextField
              label={t("people.newName")}
              autoComplete="off"
              maxLength={FREE_TEXTS.personName.max}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <TextField
              label={t("people.newPhone")}
              type="tel"
              inputMode="numeric"
              autoComplete="off"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </div>
          {known.some((person) => person.name === name.trim()) ? (
            <NoticeBar tone="soon">{t("people.sameName", { name: name.trim() })}</NoticeBar>
          ) : null}
          <TextField
            label={t("people.newPassword")}
            hint={t("people.newPasswordHint")}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
      <div className={form.pair}>
        <SelectField
          label={t("people.role")}
          value={role}
          onChange={(event) => {
            setRole(event.target.value as Role);
            setUnitId("");
          }}
        >
          {roles.map((value) => (
            <option key={value} value={value}>
              {t(`role.${value}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("people.unit")} value={unitId} onChange={(event) => setUnitId(event.target.value)}>
          <option value="">{t("people.chooseUnit")}</option>
          {unitsFor(
            role,
            units.filter(({ endedOn }) => endedOn === null),
          ).map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={form.pair}>
        <TextField
          type="date"
          label={t("people.startsOn")}
          value={startsOn}
          onChange={(event) => setStartsOn(event.target.value)}
        />
        <TextField
          type="date"
          label={t("people.endsOnOptional")}
          min={startsOn}
          value={endsOn}
          onChange={(event) => setEndsOn(event.target.value)}
        />
      </div>
      {needsStatement(role) ? (
        <div className={form.checks}>
          <label>
            <input type="checkbox" checked={independent} onChange={(event) => setIndependent(event.target.checked)} />
            {t("people.independent")}
          </label>
          <p>{t("people.independentHint")}</p>
        </div>
      ) : null}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </FormDialog>
  );
}
