import type { ReactNode } from "react";
import styles from "./empty.module.css";

/** Nothing to show: says so, and what to do now where there is something. */
export function Empty({
  icon,
  title,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      {icon ? (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      ) : null}
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.help}>{children}</div> : null}
    </div>
  );
}
