import { useState } from "react";
import { formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Card } from "../../ui/card";
import { classNames } from "../../ui/class-names";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import type { RollPreview, YearPerson } from "./roll-preview";
import styles from "./last-year.module.css";

type Kind = "gone" | "jumped" | "fresh";
const KINDS: readonly Kind[] = ["gone", "jumped", "fresh"];

/** Who was there last year and is not now, whose amount jumped, who is new. Nothing of it is an error by itself. */
export function LastYear({ found }: { readonly found: NonNullable<RollPreview["lastYear"]> }) {
  const [open, setOpen] = useState<Kind | null>(KINDS.find((kind) => kind !== "fresh" && found[kind] > 0) ?? null);
  return (
    <Section
      title={t("lastYear.title", { year: found.year })}
      hint={t("lastYear.help", { year: found.year, number: found.editionNumber, lines: found.lines })}
    >
      <Card className={styles.card}>
        <div className={styles.kinds} role="group" aria-label={t("lastYear.title", { year: found.year })}>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={styles.kind}
              aria-expanded={open === kind}
              disabled={found[kind] === 0}
              onClick={() => setOpen(open === kind ? null : kind)}
            >
              <span>{t(`lastYear.${kind}`)}</span>
              <strong>{t("lastYear.people", { count: found[kind] })}</strong>
            </button>
          ))}
        </div>
        {open === null || found[open] === 0 ? null : (
          <People kind={open} people={found.people[open]} total={found[open]} />
        )}
      </Card>
    </Section>
  );
}

function People({
  kind,
  people,
  total,
}: {
  readonly kind: Kind;
  readonly people: readonly YearPerson[];
  readonly total: number;
}) {
  const before = kind !== "fresh";
  const now = kind !== "gone";
  return (
    <>
      <div
        className={classNames(table.scroll, table.tall)}
        role="region"
        aria-label={t(`lastYear.${kind}`)}
        tabIndex={0}
      >
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("roll.unit")}</th>
              <th scope="col">{t("roll.group")}</th>
              <th scope="col">{t("roll.name")}</th>
              {before ? (
                <th scope="col" className={table.num}>
                  {t("lastYear.before")}
                </th>
              ) : null}
              {now ? (
                <th scope="col" className={table.num}>
                  {t("lastYear.now")}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {people.map((person, index) => (
              <tr key={index}>
                <td>{person.unitName}</td>
                <td>{person.group}</td>
                <td>{person.name}</td>
                {before ? <td className={table.num}>{formatYuan(person.beforeFen ?? 0)}</td> : null}
                {now ? <td className={table.num}>{formatYuan(person.dueFen ?? 0)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > people.length ? (
        <p className={styles.more}>{t("lastYear.more", { shown: people.length, total })}</p>
      ) : null}
    </>
  );
}
