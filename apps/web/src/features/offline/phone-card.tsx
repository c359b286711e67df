import { useState } from "react";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { isInstalled, isWeChat, useInstall } from "../../lib/offline/install";
import { usePersistence, type Persistence } from "../../lib/offline/persistence";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import styles from "./offline.module.css";
import { OfflineTick } from "./offline-tick";
import { useReadiness } from "./use-field-kit";

const STORED: Readonly<Record<Persistence, PlainKey>> = {
  asking: "offline.stored.asking",
  promised: "offline.stored.promised",
  "not-promised": "offline.stored.notPromised",
  unknown: "offline.stored.unknown",
};

/** What this phone can do, said as it is: without a network, what it stores, how to install, what to expect here. */
export function PhoneCard() {
  const readiness = useReadiness();
  const persistence = usePersistence();
  const install = useInstall();
  const [installed] = useState(isInstalled);
  if (readiness === null) return null;
  return (
    <Card className={styles.card}>
      <h2 className={styles.label}>{t("offline.title")}</h2>
      <OfflineTick />
      <p>{t(STORED[persistence])}</p>
      {readiness === "foreground" ? <p>{t(isWeChat() ? "offline.wechat" : "offline.foregroundHelp")}</p> : null}
      {install === null ? (
        readiness === "ready" && !installed ? (
          <p className={styles.soft}>{t("offline.installByHand")}</p>
        ) : null
      ) : (
        <Button variant="quiet" wide onClick={() => void install()}>
          {t("offline.install")}
        </Button>
      )}
    </Card>
  );
}
