import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { t } from "../lib/messages/catalogue";
import { useTitle } from "../lib/use-title";
import styles from "./screen.module.css";

/** One screen: its name, a way back, and what is on it. `width="full"` for tables. */
export function Screen({
  title,
  heading,
  back,
  actions,
  width = "narrow",
  children,
}: {
  readonly title: string;
  /** In place of the plain title, where the heading holds a control, or a badge behind a long title. */
  readonly heading?: ReactNode;
  readonly back?: string | undefined;
  readonly actions?: ReactNode;
  readonly width?: "narrow" | "full";
  readonly children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={width === "full" ? styles.full : styles.narrow}>
      <header className={styles.head}>
        {back === undefined ? null : (
          <Link href={back} className={styles.back} aria-label={t("common.back")}>
            <ChevronLeft aria-hidden="true" />
          </Link>
        )}
        <h1 className={styles.title}>{heading ?? title}</h1>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
