import { House } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../lib/messages/catalogue";
import { buttonClass } from "../ui/button-class";
import { Frame } from "./frame";
import styles from "./message-page.module.css";
import type { Visit } from "./resident-page";

/** A page that only says one thing, and what to do now. */
export function MessagePage({
  visit,
  title,
  children,
}: {
  readonly visit: Visit | null;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Frame visit={visit} title={title} noindex>
      <div className={styles.message}>
        <h1>{title}</h1>
        {children}
        <p>
          <a className={buttonClass({ variant: "primary" })} href="/">
            <House aria-hidden="true" />
            {t("resident.toHome")}
          </a>
        </p>
      </div>
    </Frame>
  );
}
