import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "../lib/messages/labels";
import { classNames } from "./class-names";
import styles from "./notice-bar.module.css";

const ICONS: Readonly<Record<Tone, ReactNode>> = {
  waiting: <Info />,
  todo: <Info />,
  soon: <TriangleAlert />,
  late: <CircleAlert />,
  proven: <CircleCheck />,
};

/** A sentence that belongs to the whole screen. `alert` reads it out at once. */
export function NoticeBar({
  tone = "waiting",
  icon,
  title,
  children,
  action,
  alert = false,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly alert?: boolean;
}) {
  return (
    <div className={classNames(styles.bar, styles[tone])} role={alert ? "alert" : "status"}>
      <span className={styles.icon} aria-hidden="true">
        {icon ?? ICONS[tone]}
      </span>
      <div className={styles.words}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className={styles.action}>{action}</div> : null}
      </div>
    </div>
  );
}
