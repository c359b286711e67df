import { useQuery } from "urql";
import { Link } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./archive-screen.module.css";
import { CorrectionsQuery } from "./queries";

/** For the office, where it looks every day: requests for correction that wait for its word. */
export function CorrectionsBar() {
  const office = hasRole(useViewer(), "OFFICE");
  const subdistrictId = useSubdistrict();
  const [{ data }] = useQuery({
    query: CorrectionsQuery,
    variables: { unitId: subdistrictId ?? "" },
    pause: !office || subdistrictId === null,
    requestPolicy: "cache-and-network",
  });
  const waiting = (data?.corrections ?? []).filter(({ actions }) => actions.includes("accept"));
  const late = waiting.filter((each) => each.late).length;
  if (waiting.length === 0) return null;
  return (
    <p className={styles.head}>
      <StatusBadge tone={late > 0 ? "late" : "todo"}>
        {t("correction.bar", { count: waiting.length })}
        {late > 0 ? t("correction.barLate", { count: late }) : ""}
      </StatusBadge>
      <Link href="/archive">{t("correction.barOpen")}</Link>
    </p>
  );
}
