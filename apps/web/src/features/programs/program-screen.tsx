import { settingsOfRow } from "@gongshi/domain/program/settings";
import type { ProgramSettings } from "@gongshi/domain/program/settings";
import type { SettingsChange } from "@gongshi/domain/program/versions";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Link, useParams, useSearchParams } from "wouter";
import { formatDate, formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import { Changes } from "./changes";
import { CancelProgramChangeMutation, ProgramSettingsQuery, type ProgramRow, type VersionRow } from "./queries";
import { SETTING_PARTS, settingLines } from "./setting-text";
import styles from "./programs.module.css";

/** One program: its settings now, beside each what it changes and from when; what is planned; what it was before. */
export function ProgramScreen() {
  const { id = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const said = search.get("said");
  const [answer, ask] = useQuery({
    query: ProgramSettingsQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  const mayChange = hasRole(useViewer(), "OFFICE", "ADMIN");
  return (
    <Screen
      title={answer.data?.program?.name ?? t("programs.title")}
      width="full"
      back="/programs"
      actions={
        mayChange && answer.data?.program ? (
          <Link href={`/programs/${id}/change`} className={buttonClass({ size: "small" })}>
            {t("program.change")}
          </Link>
        ) : null
      }
    >
      {said === null ? null : <NoticeBar>{saidWords(said)}</NoticeBar>}
      <Loaded answer={answer} retry={again}>
        {({ program }) =>
          program === null ? (
            <Empty title={t("refusal.NOT_FOUND")} />
          ) : (
            <Program
              program={program}
              mayChange={mayChange}
              onChanged={() => {
                setSearch({ said: "cancelled" }, { replace: true });
                again();
              }}
            />
          )
        }
      </Loaded>
    </Screen>
  );
}

/** What was just done here: in force, made, taken back, or planned for a day. */
const SAID: Readonly<Record<string, PlainKey>> = {
  now: "program.changedNow",
  made: "program.created",
  cancelled: "program.cancelled",
};

function saidWords(said: string): string {
  const key = SAID[said];
  return key === undefined ? t("program.planned", { date: formatDate(said, { year: true }) }) : t(key);
}

function Program({
  program,
  mayChange,
  onChanged,
}: {
  readonly program: ProgramRow;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}) {
  const settings = settingsOfRow(program);
  const coming = program.versions.filter(({ standing }) => standing === "COMING");
  const past = program.versions.filter(({ standing }) => standing !== "COMING");
  const inForce = program.versions.find(({ number }) => number === program.version);
  return (
    <>
      {coming.length === 0 ? null : (
        <Section title={t("program.coming")}>
          <ul className={styles.versions}>
            {coming.map((version) => (
              <li key={version.id}>
                <Version version={version} before={settings} cancel={mayChange ? onChanged : null} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section
        title={t("program.current")}
        hint={t("program.currentHint", {
          version: program.version,
          date: formatDate(inForce?.effectiveFrom ?? "", { year: true }),
        })}
        aside={program.department.name}
      >
        {SETTING_PARTS.map(({ part, names }) => (
          <Section key={part} title={t(`program.part.${part}`)}>
            <dl className={styles.settings}>
              {names.map((name) => (
                <div key={name} className={styles.setting}>
                  <dt>{t(`setting.${name}`)}</dt>
                  <dd>
                    {settingLines(name, settings[name]).map((line) => (
                      <span key={line} className={styles.line}>
                        {line}
                      </span>
                    ))}
                  </dd>
                  <dd className={styles.effect}>{t(`settingEffect.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </Section>
        ))}
      </Section>
      <Section title={t("program.past")}>
        <ul className={styles.versions}>
          {past.map((version) => (
            <li key={version.id}>
              <Version version={version} before={null} cancel={null} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Version({
  version,
  before,
  cancel,
}: {
  readonly version: VersionRow;
  /** Of a planned one: the settings now. */
  readonly before: ProgramSettings | null;
  readonly cancel: (() => void) | null;
}) {
  const [{ fetching }, takeBack] = useMutation(CancelProgramChangeMutation);
  const [fault, setFault] = useState<string | null>(null);
  async function cancelIt(done: () => void) {
    const answer = answerOf(await takeBack({ versionId: version.id }), (data) => data.cancelProgramChange);
    if (answer.ok) done();
    else setFault(answer.sentence);
  }
  return (
    <Card className={styles.version}>
      <div className={styles.head}>
        <strong>{t("program.version", { number: version.number })}</strong>
        <span>{t("program.versionFrom", { date: formatDate(version.effectiveFrom, { year: true }) })}</span>
        <span className={styles.effect}>
          {t("program.versionBy", {
            name: version.createdByName ?? t("program.versionSystem"),
            at: formatInstant(version.createdAt, { year: true }),
          })}
        </span>
      </div>
      <p>{version.reason}</p>
      {version.standing === "CANCELLED" ? (
        <p className={styles.effect}>
          {version.cancelledByName === null
            ? t("program.versionCancelled")
            : t("program.versionCancelledBy", { name: version.cancelledByName })}
        </p>
      ) : null}
      {version.number === 1 ? (
        <p className={styles.effect}>{t("program.versionFirst")}</p>
      ) : (
        <Changes
          before={(before ?? version.before ?? {}) as SettingsChange}
          after={version.changes as SettingsChange}
          effects={before !== null}
        />
      )}
      {cancel === null ? null : (
        <div>
          <Button variant="danger" size="small" busy={fetching} onClick={() => void cancelIt(cancel)}>
            {t("program.cancel")}
          </Button>
        </div>
      )}
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </Card>
  );
}
