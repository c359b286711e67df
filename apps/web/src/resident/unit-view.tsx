import { ChevronRight } from "lucide-react";
import { t } from "../lib/messages/catalogue";
import { Empty } from "../ui/empty";
import { Contacts } from "./contacts";
import { NoticeRows } from "./notice-rows";
import { byProgram } from "./notice-parts";
import type { NoticeRow, Unit } from "./queries";
import rows from "./rows.module.css";
import styles from "./unit-view.module.css";
import { whomToAsk } from "./whom-to-ask";

/** One unit in one year: programs, each with its batches. */
export function UnitView({
  unit,
  year,
  notices,
}: {
  readonly unit: Unit;
  /** Null while nothing at all is public. */
  readonly year: number | null;
  readonly notices: readonly NoticeRow[];
}) {
  const programs = byProgram(notices);
  const cooperatives = unit.children.filter((child) => child.kind === "COOPERATIVE");
  return (
    <>
      <div className={styles.opening}>
        <h1>{unit.name}</h1>
        {unit.communityName && unit.communityName !== unit.name ? <p>{unit.communityName}</p> : null}
      </div>
      {year !== null ? <Years unit={unit} chosen={year} /> : null}
      {programs.length === 0 ? (
        <Empty title={year === null ? t("resident.unit.nothing") : t("resident.unit.nothingInYear", { year })}>
          {t("resident.unit.nothingHelp")}
        </Empty>
      ) : (
        programs.map(({ program, notices: ofProgram }) => (
          <section key={program} className={styles.program}>
            <h2>{program}</h2>
            <NoticeRows notices={ofProgram} />
          </section>
        ))
      )}
      {cooperatives.length > 0 ? (
        <section className={styles.program}>
          <h2>{t("resident.unit.members")}</h2>
          <ul className={rows.rows}>
            {cooperatives.map((child) => (
              <li key={child.id}>
                <a className={rows.row} href={`/units/${child.id}`}>
                  <span>{child.name}</span>
                  <ChevronRight aria-hidden="true" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className={styles.ask}>
        <h2>{t("resident.notice.ask")}</h2>
        <Contacts contacts={whomToAsk(unit)} />
      </section>
    </>
  );
}

function Years({ unit, chosen }: { readonly unit: Unit; readonly chosen: number }) {
  const years = unit.years.includes(chosen) ? unit.years : [chosen, ...unit.years].sort((a, b) => b - a);
  return (
    <nav aria-label={t("resident.unit.years")}>
      <ul className={styles.years}>
        {years.map((year) => (
          <li key={year}>
            <a href={`/units/${unit.id}/${year}`} aria-current={year === chosen ? "page" : undefined}>
              {t("resident.unit.year", { year })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
