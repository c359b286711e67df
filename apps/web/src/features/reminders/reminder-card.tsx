import { useEffect, useState } from "react";
import { useClient } from "urql";
import { answerOf } from "../../lib/graphql/answer";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { Card } from "../../ui/card";
import styles from "../me/me-screen.module.css";
import { PushKeyQuery, SubscribePushMutation, UnsubscribePushMutation } from "./reminder-queries";

const registration = async (): Promise<ServiceWorkerRegistration | null> =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window
    ? ((await navigator.serviceWorker.getRegistration("/")) ?? null)
    : null;

/** Being told is asked for, never assumed; what cannot be told stands as a number in the app all the same. */
export function ReminderCard() {
  const client = useClient();
  const [possible, setPossible] = useState<boolean | null>(null);
  const [on, setOn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    void registration().then(async (found) => {
      setPossible(found !== null);
      const subscription = (await found?.pushManager.getSubscription()) ?? null;
      setOn(subscription !== null && Notification.permission === "granted");
    });
  }, []);

  const subscribe = async (): Promise<string | null> => {
    if ((await Notification.requestPermission()) !== "granted") return t("remind.denied");
    const { data } = await client.query(PushKeyQuery, {}, { requestPolicy: "network-only" }).toPromise();
    const found = await registration();
    if (data === undefined || found === null) return t("remind.failed");
    const subscription = await found.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: data.pushKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    const input = { endpoint: endpoint ?? "", p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" };
    const answer = answerOf(await client.mutation(SubscribePushMutation, { input }), (result) => result.subscribePush);
    return answer.ok ? null : answer.sentence;
  };
  const unsubscribe = async (): Promise<string | null> => {
    const subscription = (await (await registration())?.pushManager.getSubscription()) ?? null;
    if (subscription === null) return null;
    const { endpoint } = subscription;
    await subscription.unsubscribe();
    const answer = answerOf(
      await client.mutation(UnsubscribePushMutation, { endpoint }),
      (data) => data.unsubscribePush,
    );
    return answer.ok ? null : answer.sentence;
  };
  const change = async (wanted: boolean): Promise<void> => {
    setBusy(true);
    const failed = await (wanted ? subscribe() : unsubscribe()).catch(() => t("remind.failed"));
    setFault(failed);
    if (failed === null) setOn(wanted);
    setBusy(false);
  };
  if (possible === null) return null;
  const help: PlainKey = possible ? "remind.help" : "remind.unavailable";
  return (
    <Card className={styles.card}>
      <h2 className={styles.label}>{t("remind.title")}</h2>
      {possible ? (
        <label className={styles.row}>
          <span>{t("remind.label")}</span>
          <input
            type="checkbox"
            role="switch"
            className={styles.switch}
            checked={on}
            disabled={busy}
            onChange={(event) => void change(event.target.checked)}
          />
        </label>
      ) : null}
      <p className={styles.soft}>{t(help)}</p>
      {fault === null ? null : <p role="alert">{fault}</p>}
    </Card>
  );
}
