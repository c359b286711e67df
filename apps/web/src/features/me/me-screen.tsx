import { use, useState } from "react";
import { Elsewhere } from "../../lib/elsewhere";
import { formatDate } from "../../lib/format";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { setPreferences, usePreferences, type Theme } from "../../lib/preferences";
import { useSession } from "../../lib/session/session";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { PhoneCard } from "../offline/phone-card";
import { ReminderCard } from "../reminders/reminder-card";
import styles from "./me-screen.module.css";
import { SessionList } from "./session-list";

const THEMES: readonly (readonly [Theme, PlainKey])[] = [
  ["auto", "me.theme.auto"],
  ["light", "me.theme.light"],
  ["dark", "me.theme.dark"],
];

export function MeScreen() {
  const { viewer, signOut } = useSession();
  const { unsent, drafts } = useOutbox();
  const onlyHere = unsent.length + drafts.length;
  const preferences = usePreferences();
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState<"no" | "yes" | "failed">("no");

  const leave = async (): Promise<void> => {
    setAsking(false);
    setLeaving("yes");
    if (!(await signOut())) setLeaving("failed");
  };

  return (
    <Screen title={t("me.title")}>
      <Card className={styles.card}>
        <p className={styles.name}>{viewer.name}</p>
        <h2 className={styles.label}>{t("me.roles")}</h2>
        {viewer.appointments.length === 0 ? <p>{t("me.noRoles")}</p> : null}
        <ul className={styles.roles}>
          {viewer.appointments.map(({ id, role, unit, startsOn }) => (
            <li key={id}>
              <strong>{t(`role.${role}`)}</strong> {unit.name}
              <span className={styles.soft}> {t("me.from", { date: formatDate(startsOn, { year: true }) })}</span>
            </li>
          ))}
        </ul>
      </Card>
      {use(Elsewhere)}
      <Card className={styles.card}>
        <label className={styles.row}>
          <span>{t("me.largeText")}</span>
          <input
            type="checkbox"
            role="switch"
            className={styles.switch}
            checked={preferences.text === "large"}
            onChange={(event) => setPreferences({ text: event.target.checked ? "large" : "normal" })}
          />
        </label>
        <fieldset className={styles.themes}>
          <legend className={styles.label}>{t("me.theme")}</legend>
          {THEMES.map(([theme, label]) => (
            <label key={theme} className={styles.theme}>
              <input
                type="radio"
                name="theme"
                checked={preferences.theme === theme}
                onChange={() => setPreferences({ theme })}
              />
              <span>{t(label)}</span>
            </label>
          ))}
        </fieldset>
      </Card>
      <PhoneCard />
      <ReminderCard />
      <Card className={styles.card}>
        <h2 className={styles.label}>{t("sessions.title")}</h2>
        <p className={styles.soft}>{t("sessions.help")}</p>
        <SessionList personId={null} />
      </Card>
      {leaving === "failed" ? (
        <NoticeBar tone="late" alert>
          {t("me.signOut.failed")}
        </NoticeBar>
      ) : null}
      <Button
        variant="danger"
        wide
        busy={leaving === "yes"}
        onClick={() => (onlyHere > 0 ? setAsking(true) : void leave())}
      >
        {t("me.signOut")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("me.signOut.unsentTitle", { count: onlyHere })}
        description={t("me.signOut.unsentHelp")}
        actions={
          <>
            <Button variant="danger" onClick={() => void leave()}>
              {t("me.signOut.anyway")}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("me.signOut.stay")}</Button>
          </>
        }
      />
    </Screen>
  );
}
