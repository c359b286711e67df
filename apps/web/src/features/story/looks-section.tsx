import { OPERATIONS } from "@gongshi/domain/access/may";
import { useState } from "react";
import { useQuery } from "urql";
import { formatDate, ofAnotherYear, shanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { lookWord } from "../../lib/messages/look-word";
import { hasRole, type SessionViewer } from "../../lib/session/session";
import { Loaded } from "../../ui/loaded";
import { LooksQuery, type LookData } from "./queries";
import styles from "./looks-section.module.css";

/** Whether somebody may see who looked; the server decides, this only spares others the question. */
export const seesLooks = (viewer: SessionViewer): boolean => hasRole(viewer, ...OPERATIONS.readLooks);

/** Who looked at personal data, and took it along: asked for only when it is unfolded, because asking leaves an entry. */
export function LooksSection(subject: { readonly subjectType: "notice" | "disclosure"; readonly subjectId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.looks} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("looks.title")}</summary>
      {open ? <Looks {...subject} /> : null}
    </details>
  );
}

function Looks(subject: { readonly subjectType: string; readonly subjectId: string }) {
  const [answer, ask] = useQuery({ query: LooksQuery, variables: subject, requestPolicy: "network-only" });
  return (
    <>
      <p className={styles.soft}>{t("looks.help")}</p>
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ looks }) =>
          looks.length === 0 ? (
            <p>{t("looks.empty")}</p>
          ) : (
            <ol className={styles.list}>
              {looks.map((look, index) => (
                <OneLook key={index} look={look} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </>
  );
}

function OneLook({ look }: { readonly look: LookData }) {
  const [first, last] = [shanghai(look.first).time, shanghai(look.last).time];
  const roles = look.roles.map((role) => t(`role.${role}`)).join("、");
  return (
    <li>
      <time dateTime={look.first} className={styles.when}>
        {formatDate(look.day, { year: ofAnotherYear(look.day) })} {first === last ? first : `${first}–${last}`}
      </time>
      <div>
        <p>
          <strong>
            {look.name === null
              ? t("looks.nobody")
              : roles === ""
                ? look.name
                : t("story.by", { name: look.name, role: roles })}
          </strong>
          {look.acts.map(lookWord).join("、")}
        </p>
        {look.addresses.length === 0 ? null : (
          <p className={styles.soft}>{t("looks.from", { addresses: look.addresses.join("、") })}</p>
        )}
      </div>
    </li>
  );
}
