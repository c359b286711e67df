import { Download } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Loaded } from "../../ui/loaded";
import { FilterRow, Pick } from "../../ui/pick";
import { Section } from "../../ui/section";
import { StatusBadge } from "../../ui/status-badge";
import styles from "./archive-screen.module.css";
import { correctionTone, partsWords, stepWords } from "./correction-words";
import type { Place } from "./places";
import { CounterUnitsQuery, RegisterQuery, type RegisterEntry } from "./queries";

const PAGE = 50;
/** Kinds of units that have a counter. */
const COUNTERS = ["SUBDISTRICT", "COMMUNITY", "COOPERATIVE"];

/** 登记簿: who came when and what for, and what became of requests; of a street all of its counters. */
export function RegisterSection({ place, version }: { readonly place: Place; readonly version: number }) {
  const [at, setAt] = useState("");
  const [offset, setOffset] = useState(0);
  const query = new URLSearchParams({ unit: place.id, ...(at === "" ? {} : { at }) });
  return (
    <Section
      title={t("archive.register")}
      hint={t("archive.registerHelp")}
      aside={
        <a
          href={`/archive-register.xlsx?${query}`}
          download
          className={buttonClass({ variant: "quiet", size: "small" })}
        >
          <Download aria-hidden="true" />
          <span>{t("archive.export")}</span>
        </a>
      }
    >
      {place.street ? (
        <UnitPick
          subdistrictId={place.id}
          value={at}
          onChange={(unitId) => {
            setAt(unitId);
            setOffset(0);
          }}
        />
      ) : null}
      <Page key={`${version}`} unitId={place.id} at={at} offset={offset} street={place.street} onTurn={setOffset} />
    </Section>
  );
}

function UnitPick({
  subdistrictId,
  value,
  onChange,
}: {
  readonly subdistrictId: string;
  readonly value: string;
  readonly onChange: (unitId: string) => void;
}) {
  const [{ data }] = useQuery({ query: CounterUnitsQuery, variables: { subdistrictId } });
  return (
    <FilterRow>
      <Pick
        label={t("archive.registerUnit")}
        value={value}
        active={value !== ""}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t("archive.allUnits")}</option>
        {(data?.units ?? [])
          .filter(({ kind }) => COUNTERS.includes(kind))
          .map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.name}
            </option>
          ))}
      </Pick>
    </FilterRow>
  );
}

function Page({
  unitId,
  at,
  offset,
  street,
  onTurn,
}: {
  readonly unitId: string;
  readonly at: string;
  readonly offset: number;
  readonly street: boolean;
  readonly onTurn: (offset: number) => void;
}) {
  const [answer, ask] = useQuery({
    query: RegisterQuery,
    variables: { unitId, atUnitId: at === "" ? null : at, first: PAGE, offset },
    requestPolicy: "network-only",
  });
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {({ archiveRegister: { total, entries } }) =>
        total === 0 ? (
          <p className={styles.soft}>{t("archive.registerEmpty")}</p>
        ) : (
          <>
            <ul className={styles.entries}>
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} street={street} />
              ))}
            </ul>
            {total <= PAGE ? null : (
              <div className={styles.pager}>
                <p>{t("roll.showing", { from: offset + 1, to: Math.min(offset + PAGE, total), total })}</p>
                <Button
                  variant="quiet"
                  size="small"
                  disabled={offset === 0}
                  onClick={() => onTurn(Math.max(0, offset - PAGE))}
                >
                  {t("roll.previous")}
                </Button>
                <Button
                  variant="quiet"
                  size="small"
                  disabled={offset + PAGE >= total}
                  onClick={() => onTurn(offset + PAGE)}
                >
                  {t("roll.next")}
                </Button>
              </div>
            )}
          </>
        )
      }
    </Loaded>
  );
}

const Entry = ({ entry, street }: { readonly entry: RegisterEntry; readonly street: boolean }) => (
  <li>
    <p>
      {t("archive.entry", { at: formatInstant(entry.at), kind: t(`archive.kind.${entry.kind}`), count: entry.found })}
    </p>
    <p className={styles.soft}>
      {street ? t("archive.entryBy", { unit: entry.unitName, name: entry.byName }) : entry.byName} · {entry.reason}
    </p>
    {entry.corrections.map((correction) => (
      <p key={correction.id} className={styles.head}>
        {t("correction.about", { parts: partsWords(correction.parts) })}
        <StatusBadge tone={correction.late ? "late" : correctionTone(correction)}>
          {stepWords(correction)}
          {correction.late
            ? ` · ${t(correction.step === "RECEIVED" || correction.step === "DROPPED" || correction.step === "BEING_CORRECTED" ? "correction.late" : "correction.answeredLate")}`
            : ""}
        </StatusBadge>
      </p>
    ))}
  </li>
);
