import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./section.module.css";

/** A part of a page with its name; `aside` stands at the right of the name. */
export function Section({
  title,
  hint,
  aside,
  children,
  className,
}: {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section className={classNames(styles.section, className)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </header>
      {children}
    </section>
  );
}
