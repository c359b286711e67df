import { Sparkles } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import { takeNewVersion, useWorker } from "../../lib/offline/worker";
import { Button } from "../../ui/button";
import styles from "./offline.module.css";

/** 有新版本: comes when it is asked for, and never in the middle of anything. */
export function UpdateBar() {
  const { waiting, wanted } = useWorker();
  if (!waiting) return null;
  return (
    <div className={styles.update} role="status">
      <Sparkles aria-hidden="true" />
      <span>{t(wanted ? "offline.updateWanted" : "offline.update")}</span>
      {wanted ? null : (
        <Button variant="quiet" size="small" onClick={() => void takeNewVersion()}>
          {t("offline.updateNow")}
        </Button>
      )}
    </div>
  );
}
