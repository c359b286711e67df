import { useQuery } from "urql";
import { Link } from "wouter";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Fact, Facts } from "../../ui/facts";
import { Loaded } from "../../ui/loaded";
import { Screen } from "../../ui/screen";
import { readCadence, readColumns, readStages } from "../rolls/batch-choices";
import styles from "./programs-screen.module.css";

const ProgramsQuery = graphql(`
  query Programs($subdistrictId: ID!) {
    programs(subdistrictId: $subdistrictId) {
      id
      name
      publicName
      grade
      recipientKind
      publisher
      internetProfile
      internetTermDays
      retentionYears
      columns
      stages
      cadence
      policyBasis
      whoIsEntitled
      departmentDueWorkingDays
      department {
        id
        name
      }
    }
  }
`);

type Program = ResultOf<typeof ProgramsQuery>["programs"][number];

/** 补贴项目: each one a row of settings, said in words; one opened shows what each setting changes and from when. */
export function ProgramsScreen() {
  const subdistrictId = useSubdistrict();
  const sets = hasRole(useViewer(), "OFFICE", "ADMIN");
  const [answer, ask] = useQuery({
    requestPolicy: "cache-and-network",
    query: ProgramsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  return (
    <Screen
      title={t("programs.title")}
      width="full"
      {...(sets ? { back: "/settings" } : {})}
      actions={
        sets ? (
          <Link href="/programs/new" className={buttonClass({ size: "small" })}>
            {t("program.new")}
          </Link>
        ) : null
      }
    >
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ programs }) =>
          programs.length === 0 ? (
            <Empty title={t("programs.emptyTitle")} />
          ) : (
            <>
              <p className={styles.help}>{t("programs.help")}</p>
              <ul className={styles.programs}>
                {programs.map((program) => (
                  <li key={program.id}>
                    <ProgramCard program={program} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function ProgramCard({ program }: { readonly program: Program }) {
  const cadence = readCadence(program.cadence);
  return (
    <Card className={styles.card}>
      <h2 className={styles.name}>
        <Link href={`/programs/${program.id}`}>{program.name}</Link>
      </h2>
      <Facts>
        <Fact name={t("programs.grade")}>
          {t(`programs.grade.${program.grade}`)}
          <span className={styles.soft}>{t(`programs.gradeHelp.${program.grade}`)}</span>
        </Fact>
        <Fact name={t("programs.department")}>
          {program.department.name}
          <span className={styles.soft}>{t("programs.departmentDue", { days: program.departmentDueWorkingDays })}</span>
        </Fact>
        <Fact name={t("programs.publisher")}>{t(`programs.publisher.${program.publisher}`)}</Fact>
        <Fact name={t("programs.recipient")}>{t(`programs.recipient.${program.recipientKind}`)}</Fact>
        <Fact name={t("programs.stages")}>
          {readStages(program.stages).map((rule) => (
            <span key={rule.stage} className={styles.line}>
              {t("programs.stageRule", {
                stage: t(`stage.${rule.stage}`),
                period: t(`period.${rule.stage}`),
                length: t(`period.${rule.periodUnit}`, { length: rule.periodLength }),
                days: rule.postWithinWorkingDays,
              })}
            </span>
          ))}
        </Fact>
        <Fact name={t("programs.cadence")}>
          {cadence.length === 0 ? t("programs.noCadence") : cadence.map(({ name }) => name).join("、")}
        </Fact>
        <Fact name={t("programs.columns")}>
          {readColumns(program.columns)
            .map(({ label }) => label)
            .join("、")}
        </Fact>
        <Fact name={t("programs.internet")}>
          {t(`programs.internet.${program.internetProfile}`)}
          {program.internetProfile === "NOTHING" ? null : (
            <span className={styles.soft}>{t("programs.internetTerm", { days: program.internetTermDays })}</span>
          )}
        </Fact>
        <Fact name={t("programs.retention")}>{t("programs.retentionYears", { years: program.retentionYears })}</Fact>
        <Fact name={t("programs.basis")}>{program.policyBasis}</Fact>
        <Fact name={t("programs.entitled")}>{program.whoIsEntitled}</Fact>
      </Facts>
    </Card>
  );
}
