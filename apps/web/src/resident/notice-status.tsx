import { StatusBadge } from "../ui/status-badge";
import styles from "./notice-status.module.css";
import { publicStatus, type StandingFacts } from "./public-step";

/** ✓ 公开中·已核实  还有5天 */
export function NoticeStatus({ notice }: { readonly notice: StandingFacts }) {
  const status = publicStatus(notice);
  return (
    <span className={styles.status}>
      <StatusBadge tone={status.tone}>{status.label}</StatusBadge>
      {status.countdown ? <span className={styles.countdown}>{status.countdown}</span> : null}
    </span>
  );
}
