import { Phone } from "lucide-react";
import { t } from "../lib/messages/catalogue";
import styles from "./contacts.module.css";
import { telAddress } from "./phone";
import type { Contact } from "./whom-to-ask";

/** Whom to ask: one line each, the number large enough to tap. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <ul className={styles.contacts}>
      {contacts.map((contact) => (
        <li key={`${contact.role} ${contact.name}`}>
          <p className={styles.role}>{contact.role}</p>
          <p className={styles.name}>{contact.name}</p>
          <Number contact={contact} />
          {contact.officeHours ? <p>{t("resident.notice.hours", { hours: contact.officeHours })}</p> : null}
          {contact.address ? <p>{t("resident.notice.address", { address: contact.address })}</p> : null}
        </li>
      ))}
    </ul>
  );
}

function Number({ contact }: { readonly contact: Contact }) {
  if (!contact.phone) return <p>{t("resident.notice.noPhone")}</p>;
  const address = telAddress(contact.phone);
  if (address === null) return <p className={styles.plain}>{contact.phone}</p>;
  return (
    <a
      className={styles.call}
      href={address}
      aria-label={t("resident.notice.call", { name: contact.name, phone: contact.phone })}
    >
      <Phone aria-hidden="true" />
      {contact.phone}
    </a>
  );
}
