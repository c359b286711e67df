import { Check, LoaderCircle, Wifi } from "lucide-react";
import { t } from "../../lib/messages/catalogue";
import styles from "./offline.module.css";
import { useReadiness } from "./use-field-kit";

/** One quiet line: whether this phone works at a board without a signal. */
export function OfflineTick() {
  const readiness = useReadiness();
  if (readiness === null) return null;
  const [Icon, words] = {
    ready: [Check, t("offline.ready")] as const,
    loading: [LoaderCircle, t("offline.loading")] as const,
    foreground: [Wifi, t("offline.foreground")] as const,
  }[readiness];
  return (
    <p className={styles.tick} data-offline={readiness}>
      <Icon aria-hidden="true" />
      <span>{words}</span>
    </p>
  );
}
