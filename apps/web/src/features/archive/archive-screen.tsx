import { FREE_TEXTS } from "@gongshi/domain/text/free-text";
import { useState, type FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Link } from "wouter";
import { formatDate, formatInstant, formatYuan } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { hasRole, unitsWithRole, useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { SelectField, TextField } from "../../ui/field";
import form from "../../ui/form.module.css";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import styles from "./archive-screen.module.css";

const RegisterQuery = graphql(`
  query ArchiveRegister($unitId: ID!) {
    archiveRegister(unitId: $unitId) {
      id
      kind
      reason
      found
      at
      byName
    }
  }
`);

const QueryArchiveMutation = graphql(
  `
    mutation QueryArchive($input: ArchiveQueryInput!) {
      queryArchive(input: $input) {
        __typename
        ... on ArchiveAnswer {
          queryId
          lines {
            id
            title
            disclosureId
            editionNumber
            state
            unitName
            seq
            group
            dueFen
            paidFen
            remark
            retainUntil
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

const KINDS = ["OWN_DATA", "CORRECTION", "ARCHIVE"] as const;
type Kind = (typeof KINDS)[number];
type HeldLine = Extract<
  ResultOf<typeof QueryArchiveMutation>["queryArchive"],
  { readonly __typename: "ArchiveAnswer" }
>["lines"][number];

/** 查阅登记: what is held about whoever stands at the counter, and the register of who was looked up and why. */
export function ArchiveScreen() {
  const viewer = useViewer();
  const units = unitsWithRole(viewer, "OFFICE", "CLERK");
  const [unitId, setUnitId] = useState(units[0]?.id ?? "");
  const [answer, ask] = useQuery({
    query: RegisterQuery,
    variables: { unitId },
    pause: unitId === "",
    requestPolicy: "network-only",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Screen title={t("archive.title")}>
      <Section title={t("archive.ask")} hint={t("archive.help")}>
        <Card>
          <AskForm units={units} unitId={unitId} onUnit={setUnitId} onAsked={again} />
        </Card>
      </Section>
      <Section title={t("archive.register")} hint={t("archive.registerHelp")}>
        <Loaded answer={answer} retry={again}>
          {({ archiveRegister }) =>
            archiveRegister.length === 0 ? (
              <p className={styles.soft}>{t("archive.registerEmpty")}</p>
            ) : (
              <ul className={styles.list}>
                {archiveRegister.map((entry) => (
                  <li key={entry.id}>
                    {t("archive.entry", {
                      at: formatInstant(entry.at),
                      kind: t(`archive.kind.${entry.kind}`),
                      count: entry.found,
                      name: entry.byName,
                    })}
                    <p className={styles.soft}>{entry.reason}</p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Screen>
  );
}

function AskForm({
  units,
  unitId,
  onUnit,
  onAsked,
}: {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly unitId: string;
  readonly onUnit: (id: string) => void;
  readonly onAsked: () => void;
}) {
  const [kind, setKind] = useState<Kind>("OWN_DATA");
  const [name, setName] = useState("");
  const [identityNumber, setIdentityNumber] = useState("");
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [found, setFound] = useState<readonly HeldLine[] | null>(null);
  const [{ fetching }, query] = useMutation(QueryArchiveMutation);

  async function send(event: FormEvent) {
    event.preventDefault();
    setFound(null);
    const answer = answerOf(
      await query({ input: { unitId, kind, name, identityNumber, reason } }),
      (data) => data.queryArchive,
    );
    setFault(answer.ok ? null : answer.sentence);
    if (!answer.ok) return;
    setFound(answer.value.lines);
    // The next person's card is another one.
    setIdentityNumber("");
    onAsked();
  }

  return (
    <form className={form.form} onSubmit={(event) => void send(event)} autoComplete="off">
      {units.length > 1 ? (
        <SelectField label={t("archive.unit")} value={unitId} onChange={(event) => onUnit(event.target.value)}>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <SelectField
        label={t("archive.kind")}
        value={kind}
        onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "OWN_DATA")}
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {t(`archive.kind.${each}`)}
          </option>
        ))}
      </SelectField>
      <TextField label={t("archive.name")} value={name} required onChange={(event) => setName(event.target.value)} />
      <TextField
        label={t("archive.number")}
        value={identityNumber}
        required
        maxLength={30}
        onChange={(event) => setIdentityNumber(event.target.value)}
      />
      <TextField
        label={t("archive.reason")}
        value={reason}
        required
        maxLength={FREE_TEXTS.archiveReason.max}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" wide busy={fetching}>
        {t("archive.submit")}
      </Button>
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
      {found === null ? null : <Held lines={found} kind={kind} />}
    </form>
  );
}

function Held({ lines, kind }: { readonly lines: readonly HeldLine[]; readonly kind: Kind }) {
  const office = hasRole(useViewer(), "OFFICE");
  if (lines.length === 0) return <NoticeBar>{t("archive.none")}</NoticeBar>;
  return (
    <>
      <NoticeBar title={t("archive.found", { count: lines.length })}>
        {kind === "CORRECTION" ? t("archive.correct") : null}
      </NoticeBar>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <p className={styles.title}>{line.title}</p>
            <p className={styles.soft}>
              {t("roll.edition", { number: line.editionNumber })} · {t(`roll.edition.${line.state}`)} ·{" "}
              {t("archive.line", {
                seq: line.seq,
                unit: line.unitName,
                group: line.group === null ? "" : ` · ${line.group}`,
              })}
            </p>
            <p>
              {t("archive.money", { due: formatYuan(line.dueFen), paid: formatYuan(line.paidFen) })}
              {line.remark === null ? "" : ` · ${line.remark}`}
            </p>
            {line.retainUntil === null ? null : (
              <p className={styles.soft}>{t("archive.kept", { date: formatDate(line.retainUntil, { year: true }) })}</p>
            )}
            {office ? (
              <Link href={`/rolls/${line.disclosureId}`} className={buttonClass({ variant: "quiet", size: "small" })}>
                {t("archive.open")}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
