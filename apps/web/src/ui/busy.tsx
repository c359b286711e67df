import { useEffect, useState } from "react";
import { t } from "../lib/messages/catalogue";
import styles from "./busy.module.css";
import { Spinner } from "./spinner";

const SLOW_AFTER_MS = 6000;

/** Something is under way. After a while it says that the network is slow, so that nobody stares at a still screen. */
export function Busy({ label = t("common.loading") }: { readonly label?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.busy} role="status">
      <Spinner />
      <p>{label}</p>
      {slow ? <p className={styles.slow}>{t("common.slow")}</p> : null}
    </div>
  );
}
