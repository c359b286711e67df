import { t } from "../lib/messages/catalogue";
import { CodeForm } from "./code-form";
import { Contacts } from "./contacts";
import { Frame } from "./frame";
import type { Subdistrict } from "./queries";
import type { Visit } from "./resident-page";
import styles from "./unknown-sheet.module.css";
import { askTheStreet } from "./whom-to-ask";

/** No sheet has this code: calm, with what to do, one step after the other. */
export function UnknownSheet({
  visit,
  typed,
  subdistricts,
}: {
  readonly visit: Visit;
  /** The code as it would stand on paper; empty where the text is none. */
  readonly typed: string;
  readonly subdistricts: readonly Subdistrict[];
}) {
  const title = typed === "" ? t("resident.code.unreadable") : t("resident.code.unknown", { code: typed });
  return (
    <Frame visit={visit} title={title} noindex back={{ href: "/", label: t("resident.home") }}>
      <h1>{title}</h1>
      <div>
        <p>{t("resident.code.unknownLead")}</p>
        <ol className={styles.steps}>
          <li>{t("resident.code.unknownStep1")}</li>
          <li>{t("resident.code.unknownStep2")}</li>
          <li>{t("resident.code.unknownStep3")}</li>
        </ol>
      </div>
      <section className={styles.box} aria-label={t("resident.code.tryAgain")}>
        <CodeForm typed={typed} />
      </section>
      <section className={styles.box}>
        <h2>{t("resident.notice.ask")}</h2>
        <Contacts contacts={askTheStreet(subdistricts)} />
      </section>
    </Frame>
  );
}
