import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { formatDate, todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Empty } from "../../ui/empty";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { FilterRow, Pick } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import table from "../../ui/table.module.css";
import { AccountDialog } from "./account-dialog";
import { AppointDialog } from "./appoint-dialog";
import { EndDialog, type Ending } from "./end-dialog";
import { appointmentStanding, filterPeople } from "./people-filter";
import styles from "./people-screen.module.css";
import { PeopleQuery, type AppointmentRow, type PersonRow } from "./queries";
import { ROLES } from "./roles";
import { SessionsDialog } from "./sessions-dialog";

/** 人员: who holds which role at which unit, from when to when. */
export function PeopleScreen() {
  const subdistrictId = useSubdistrict();
  const viewer = useViewer();
  const today = todayInShanghai();
  const appoints = hasRole(viewer, "OFFICE", "ADMIN");
  const [search, setSearch] = useState("");
  const [role, setRole] = useState("");
  const [ended, setEnded] = useState(false);
  const [appointing, setAppointing] = useState(false);
  const administers = hasRole(viewer, "ADMIN");
  const [managing, setManaging] = useState<PersonRow | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const [devicesOf, setDevicesOf] = useState<PersonRow | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [answer, ask] = useQuery({
    query: PeopleQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  const again = () => ask({ requestPolicy: "network-only" });

  return (
    <Screen
      title={t("people.title")}
      width="full"
      {...(appoints ? { back: "/settings" } : {})}
      actions={
        appoints ? (
          <Button size="small" icon={<UserPlus aria-hidden="true" />} onClick={() => setAppointing(true)}>
            {t("people.appoint")}
          </Button>
        ) : null
      }
    >
      <FilterRow>
        <input
          type="search"
          className={styles.search}
          aria-label={t("people.search")}
          placeholder={t("people.searchPlaceholder")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Pick
          label={t("people.role")}
          value={role}
          active={role !== ""}
          onChange={(event) => setRole(event.target.value)}
        >
          <option value="">{t("people.anyRole")}</option>
          {ROLES.map((value) => (
            <option key={value} value={value}>
              {t(`role.${value}`)}
            </option>
          ))}
        </Pick>
        <span className={form.checks}>
          <label>
            <input type="checkbox" checked={ended} onChange={(event) => setEnded(event.target.checked)} />
            {t("people.showEnded")}
          </label>
        </span>
      </FilterRow>
      {said === null ? null : <NoticeBar>{said}</NoticeBar>}
      <Loaded answer={answer} retry={again}>
        {(data) => {
          const shown = filterPeople<AppointmentRow, PersonRow>(data.people, { search, role, ended }, today);
          return (
            <>
              {shown.length === 0 ? (
                <Empty title={t("people.emptyTitle")}>
                  <p>{t("people.emptyHelp")}</p>
                </Empty>
              ) : (
                <PeopleTable
                  people={shown}
                  today={today}
                  onEnd={appoints ? setEnding : null}
                  onManage={administers ? setManaging : null}
                  onDevices={appoints ? setDevicesOf : null}
                />
              )}
              {appointing ? (
                <AppointDialog
                  people={data.people}
                  units={data.units}
                  today={today}
                  onClose={() => setAppointing(false)}
                  onAppointed={(name) => {
                    setAppointing(false);
                    setSaid(t("people.appointed", { name }));
                    again();
                  }}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
      {managing === null ? null : (
        <AccountDialog
          person={managing}
          onClose={() => setManaging(null)}
          onSaid={(sentence) => {
            setManaging(null);
            setSaid(sentence);
            again();
          }}
        />
      )}
      {devicesOf === null ? null : <SessionsDialog person={devicesOf} onClose={() => setDevicesOf(null)} />}
      {ending === null ? null : (
        <EndDialog
          ending={ending}
          today={today}
          onClose={() => setEnding(null)}
          onEnded={() => {
            setEnding(null);
            setSaid(t("people.endedNow"));
            again();
          }}
        />
      )}
    </Screen>
  );
}

function PeopleTable({
  people,
  today,
  onEnd,
  onManage,
  onDevices,
}: {
  readonly people: readonly { readonly person: PersonRow; readonly appointments: readonly AppointmentRow[] }[];
  readonly today: string;
  readonly onEnd: ((ending: Ending) => void) | null;
  readonly onManage: ((person: PersonRow) => void) | null;
  readonly onDevices: ((person: PersonRow) => void) | null;
}) {
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.stack)}>
        <thead>
          <tr>
            <th scope="col">{t("people.name")}</th>
            <th scope="col">{t("people.role")}</th>
            <th scope="col">{t("people.unit")}</th>
            <th scope="col">{t("people.since")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("people.end")}</span>
            </th>
          </tr>
        </thead>
        {people.map(({ person, appointments }) => (
          <tbody key={person.id}>
            {(appointments.length === 0 ? [null] : appointments).map((appointment, index) => (
              <tr key={appointment?.id ?? "none"}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={Math.max(1, appointments.length)}>
                    {person.name}
                    <span className={table.sub}>{person.phone}</span>
                    {person.disabledAt === null ? null : <span className={table.sub}>{t("person.disabled")}</span>}
                    {onManage === null ? null : (
                      <button
                        type="button"
                        className={styles.end}
                        aria-label={t("person.manageTitle", { name: person.name })}
                        onClick={() => onManage(person)}
                      >
                        {t("person.manage")}
                      </button>
                    )}
                    {onDevices === null ? null : (
                      <button type="button" className={styles.end} onClick={() => onDevices(person)}>
                        {t("sessions.open")}
                      </button>
                    )}
                  </th>
                ) : null}
                {appointment === null ? (
                  <td colSpan={4} className={table.soft}>
                    {t("people.noRole")}
                  </td>
                ) : (
                  <Appointment
                    appointment={appointment}
                    today={today}
                    onEnd={onEnd === null ? null : () => onEnd({ person, appointment })}
                  />
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Appointment({
  appointment,
  today,
  onEnd,
}: {
  readonly appointment: AppointmentRow;
  readonly today: string;
  readonly onEnd: (() => void) | null;
}) {
  const standing = appointmentStanding(appointment, today);
  const from = formatDate(appointment.startsOn, { year: true });
  return (
    <>
      <td className={standing === "ended" ? table.soft : undefined}>{t(`role.${appointment.role}`)}</td>
      <td>{appointment.unit.name}</td>
      <td className={styles.term}>
        {appointment.endsOn === null
          ? t("people.sinceValue", { from })
          : t("people.fromTo", { from, to: formatDate(appointment.endsOn, { year: true }) })}
        {standing === "now" ? null : (
          <span className={table.sub}>{t(standing === "ended" ? "people.ended" : "people.future")}</span>
        )}
      </td>
      <td className={table.tight}>
        {onEnd !== null && standing !== "ended" ? (
          <button type="button" className={styles.end} onClick={onEnd}>
            {t("people.end")}
          </button>
        ) : null}
      </td>
    </>
  );
}
