import { ChevronRight } from "lucide-react";
import { t } from "../lib/messages/catalogue";
import { Empty } from "../ui/empty";
import { CodeForm } from "./code-form";
import styles from "./directory-view.module.css";
import type { Directory } from "./queries";
import rows from "./rows.module.css";

const PUBLISHERS: ReadonlySet<string> = new Set(["COMMUNITY", "COOPERATIVE"]);

/** A subdistrict: its communities with their cooperatives, to be chosen by tapping, never by typing. */
export function DirectoryView({ subdistrict }: { readonly subdistrict: Directory }) {
  const communities = subdistrict.children.filter((unit) => PUBLISHERS.has(unit.kind));
  return (
    <>
      <div className={styles.opening}>
        <h1>{subdistrict.siteTitle ?? subdistrict.name}</h1>
        <p>{t("resident.home.lead")}</p>
        <p className={styles.toCode}>
          <a href="#code-box">{t("resident.home.toCode")}</a>
        </p>
      </div>
      <div className={styles.columns}>
        <section className={styles.choose} aria-labelledby="choose">
          <h2 id="choose">{t("resident.home.choose")}</h2>
          {communities.length === 0 ? (
            <Empty title={t("resident.home.empty")}>{t("resident.home.emptyHelp")}</Empty>
          ) : (
            <div className={styles.communities}>
              {communities.map((community) => (
                <Community key={community.id} community={community} />
              ))}
            </div>
          )}
          {subdistrict.years.length > 0 ? (
            <ul className={rows.rows}>
              <UnitRow id={subdistrict.id} year={subdistrict.years[0]} name={t("resident.home.street")} />
            </ul>
          ) : null}
        </section>
        <section id="code-box" className={styles.code} aria-label={t("resident.code.title")}>
          <CodeForm />
        </section>
      </div>
    </>
  );
}

function Community({ community }: { readonly community: Directory["children"][number] }) {
  const cooperatives = community.children.filter((unit) => unit.kind === "COOPERATIVE");
  return (
    <ul className={rows.rows}>
      <UnitRow id={community.id} name={community.name} strong />
      {cooperatives.map((cooperative) => (
        <UnitRow key={cooperative.id} id={cooperative.id} name={cooperative.name} inner />
      ))}
    </ul>
  );
}

function UnitRow({
  id,
  name,
  year,
  strong = false,
  inner = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly year?: number | undefined;
  readonly strong?: boolean;
  readonly inner?: boolean;
}) {
  return (
    <li className={inner ? styles.inner : undefined}>
      <a className={rows.row} href={year === undefined ? `/units/${id}` : `/units/${id}/${year}`}>
        <span className={strong ? rows.title : undefined}>{name}</span>
        <ChevronRight aria-hidden="true" />
      </a>
    </li>
  );
}
