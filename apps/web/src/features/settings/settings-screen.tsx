import { ChevronRight, CircleCheck, CircleDashed } from "lucide-react";
import { useQuery } from "urql";
import { Link } from "wouter";
import { todayInShanghai } from "../../lib/format";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { buttonClass } from "../../ui/button-class";
import { Loaded } from "../../ui/loaded";
import { Screen } from "../../ui/screen";
import { missingRoles, nextStep, setUpSteps, stepWords, type SetUpFacts, type SetUpStep } from "./set-up";
import styles from "./settings-screen.module.css";

const SetUpQuery = graphql(`
  query SetUp($subdistrictId: ID!) {
    units(subdistrictId: $subdistrictId) {
      id
      kind
      endedOn
      siteTitle
      supervisionPhone
    }
    programs(subdistrictId: $subdistrictId) {
      id
    }
    people(subdistrictId: $subdistrictId) {
      id
      disabledAt
      appointments {
        id
        role
        startsOn
        endsOn
      }
    }
  }
`);

/** 设置: everything that can be set, in the order of setting up, with the one thing to do next. */
export function SettingsScreen() {
  const subdistrictId = useSubdistrict();
  const [answer, ask] = useQuery({
    query: SetUpQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
    requestPolicy: "cache-and-network",
  });
  return (
    <Screen title={t("settings.title")}>
      <p className={styles.help}>{t("settings.help")}</p>
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {(data) => {
          const facts = factsOf(data, subdistrictId ?? "");
          const steps = setUpSteps(facts);
          const next = nextStep(steps);
          return (
            <>
              {next === null ? null : (
                <Link href={next.href} className={buttonClass({ wide: true })}>
                  {`${t("settings.next")}：${t(stepWords(next.key).title)}`}
                </Link>
              )}
              <ol className={styles.steps}>
                {steps.map((step) => (
                  <li key={step.key}>
                    <Step step={step} facts={facts} />
                  </li>
                ))}
              </ol>
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Step({ step, facts }: { readonly step: SetUpStep; readonly facts: SetUpFacts }) {
  const words = stepWords(step.key);
  const missing = step.key === "people" ? missingRoles(facts.roles) : [];
  return (
    <Link href={step.href} className={styles.step}>
      <span className={step.done ? styles.done : styles.missing} aria-hidden="true">
        {step.done ? <CircleCheck /> : <CircleDashed />}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>
          {t(words.title)}
          <span className={styles.count}>
            {step.count !== null && step.count > 0
              ? t("settings.count", { count: step.count })
              : t(step.done ? "settings.done" : "settings.missing")}
          </span>
        </span>
        <span className={styles.help}>{t(words.help)}</span>
        {missing.length === 0 ? null : (
          <span className={styles.lack}>
            {t("settings.peopleMissing", { roles: missing.map((role) => t(`role.${role}`)).join("、") })}
          </span>
        )}
      </span>
      <ChevronRight aria-hidden="true" />
    </Link>
  );
}

function factsOf(data: ResultOf<typeof SetUpQuery>, subdistrictId: string): SetUpFacts {
  const today = todayInShanghai();
  const street = data.units.find(({ id }) => id === subdistrictId);
  const held = data.people
    .filter(({ disabledAt }) => disabledAt === null)
    .flatMap(({ appointments }) => appointments)
    .filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today));
  return {
    siteTitle: street?.siteTitle ?? null,
    supervisionPhone: street?.supervisionPhone ?? null,
    unitKinds: data.units.filter(({ endedOn }) => endedOn === null).map(({ kind }) => kind),
    programs: data.programs.length,
    roles: [...new Set(held.map(({ role }) => role))],
  };
}
