import { CloudUpload, TriangleAlert } from "lucide-react";
import { Link, useLocation } from "wouter";
import { t } from "../../lib/messages/catalogue";
import { useOutbox } from "../../outbox/use-outbox";
import { classNames } from "../../ui/class-names";
import styles from "./unsent-bar.module.css";

/** 未送达 n, on every staff screen while there is something on this phone only. */
export function UnsentBar() {
  const { unsent, drafts, newer, volatile, broken } = useOutbox();
  const [location] = useLocation();
  if (broken) {
    return (
      <div className={classNames(styles.bar, styles.act)} role="alert">
        <TriangleAlert aria-hidden="true" />
        <span>
          <strong>{t("outbox.storeBroken")}</strong> {t("outbox.storeBrokenHelp")}
        </span>
      </div>
    );
  }
  // The one being made right now stands on the screen itself.
  const waiting = unsent.length + newer + (location === "/post" ? 0 : drafts.length);
  if (waiting === 0) return null;
  const onlyHere = unsent.some(({ id }) => volatile.has(id));
  const act = unsent.some(({ state }) => state.kind === "refused" || state.kind === "needs-you");
  return (
    <div role="status">
      <Link href="/sent" className={classNames(styles.bar, act && styles.act)}>
        {act ? <TriangleAlert aria-hidden="true" /> : <CloudUpload aria-hidden="true" />}
        <span>
          <strong>{t("outbox.unsentBar", { count: waiting })}</strong>{" "}
          {t(onlyHere ? "outbox.keepOpen" : act ? "outbox.unsentBarAct" : "outbox.unsentBarHelp")}
        </span>
      </Link>
    </div>
  );
}
