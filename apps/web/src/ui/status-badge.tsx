import { CircleAlert, CircleCheck, CircleDashed, CircleDot, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "../lib/messages/labels";
import { classNames } from "./class-names";
import styles from "./status-badge.module.css";

const ICONS: Readonly<Record<Tone, ReactNode>> = {
  waiting: <CircleDashed />,
  todo: <CircleDot />,
  soon: <Hourglass />,
  late: <CircleAlert />,
  proven: <CircleCheck />,
};

/** Status is icon + word + colour, never colour alone. */
export function StatusBadge({
  tone,
  icon,
  children,
  className,
}: {
  readonly tone: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span className={classNames(styles.badge, styles[tone], className)}>
      <span className={styles.icon} aria-hidden="true">
        {icon ?? ICONS[tone]}
      </span>
      {children}
    </span>
  );
}
