import { Plus } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { Link, useLocation, useSearchParams } from "wouter";
import { formatDate, todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { readYear, yearChoices } from "../../lib/years";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { FilterRow, Pick } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import table from "../../ui/table.module.css";
import { DisclosureBadge } from "../disclosure/disclosure-badge";
import { expectedBatches, readCadence } from "./batch-choices";
import { OpenBatchDialog } from "./open-batch-dialog";
import { PaymentDialog } from "./payment-dialog";
import { BatchesQuery, type BatchRow, type ProgramChoice } from "./queries";
import styles from "./rolls-screen.module.css";

/** 补贴批次: every payment run of a year, and where each of its disclosures stands. */
export function RollsScreen() {
  const subdistrictId = useSubdistrict();
  const viewer = useViewer();
  const today = todayInShanghai();
  const [params, setParams] = useSearchParams();
  const [, navigate] = useLocation();
  const year = readYear(params.get("year"), Number(today.slice(0, 4)));
  const [opening, setOpening] = useState(false);
  const [paying, setPaying] = useState<BatchRow | null>(null);
  const [answer, ask] = useQuery({
    query: BatchesQuery,
    variables: { subdistrictId: subdistrictId ?? "", year },
    pause: subdistrictId === null,
  });
  const edits = hasRole(viewer, "OFFICE", "DEPARTMENT_EDITOR");
  const mayEdit = (departmentId: string): boolean =>
    hasRole(viewer, "OFFICE") ||
    viewer.appointments.some(({ role, unit }) => role === "DEPARTMENT_EDITOR" && unit.id === departmentId);

  return (
    <Screen
      title={t("rolls.title")}
      width="full"
      actions={
        <FilterRow>
          <Pick
            label={t("rolls.year")}
            value={year}
            onChange={(event) => setParams({ year: event.target.value }, { replace: true })}
          >
            {yearChoices(today, year).map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Pick>
          {edits ? (
            <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setOpening(true)}>
              {t("rolls.open")}
            </Button>
          ) : null}
        </FilterRow>
      }
    >
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {(data) => (
          <>
            {data.batches.length === 0 ? (
              <Empty title={t("rolls.emptyTitle", { year })}>
                <p>{t("rolls.emptyHelp")}</p>
              </Empty>
            ) : (
              <BatchTable batches={data.batches} today={today} mayEdit={mayEdit} onPay={setPaying} />
            )}
            <Expected programs={data.programs} batches={data.batches} year={year} />
            {edits && subdistrictId !== null ? (
              <OpenBatchDialog
                open={opening}
                programs={data.programs.filter(({ department }) => mayEdit(department.id))}
                batches={data.batches}
                year={year}
                onClose={() => setOpening(false)}
                onOpened={(disclosureId) => navigate(`/rolls/${disclosureId}`)}
              />
            ) : null}
          </>
        )}
      </Loaded>
      {paying === null ? null : <PaymentDialog batch={paying} onClose={() => setPaying(null)} />}
    </Screen>
  );
}

function BatchTable({
  batches,
  today,
  mayEdit,
  onPay,
}: {
  readonly batches: readonly BatchRow[];
  readonly today: string;
  readonly mayEdit: (departmentId: string) => boolean;
  readonly onPay: (batch: BatchRow) => void;
}) {
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.stack)}>
        <thead>
          <tr>
            <th scope="col">{t("rolls.program")}</th>
            <th scope="col">{t("rolls.batch")}</th>
            <th scope="col">{t("rolls.paidOn")}</th>
            <th scope="col">{t("rolls.departmentDue")}</th>
            <th scope="col">{t("rolls.stages")}</th>
          </tr>
        </thead>
        {byProgram(batches).map(([programId, rows]) => (
          <tbody key={programId}>
            {rows.map((batch, index) => (
              <tr key={batch.id}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={rows.length} className={styles.program}>
                    {batch.program.name}
                    <span className={table.sub}>{batch.program.department.name}</span>
                  </th>
                ) : null}
                <td className={styles.name}>{batch.name}</td>
                <td className={styles.paid} data-label={t("rolls.paidOn")}>
                  {batch.paidOn === null ? (
                    <span className={table.soft}>{t("rolls.notPaid")}</span>
                  ) : (
                    formatDate(batch.paidOn, { year: true })
                  )}
                  {mayEdit(batch.program.department.id) && batch.disclosures.some(({ step }) => step !== "TO_POST") ? (
                    <button type="button" className={styles.inline} onClick={() => onPay(batch)}>
                      {batch.paidOn === null ? t("rolls.setPayment") : t("rolls.changePayment")}
                    </button>
                  ) : null}
                  {batch.paymentWay ? <span className={table.sub}>{batch.paymentWay}</span> : null}
                </td>
                <td className={styles.paid} data-label={t("rolls.departmentDue")}>
                  <DepartmentDue batch={batch} today={today} />
                </td>
                <td>
                  <ul className={styles.stages}>
                    {batch.disclosures.map((disclosure) => (
                      <li key={disclosure.id}>
                        <Link href={`/rolls/${disclosure.id}`} className={styles.stage}>
                          <span className={styles.stageName}>{t(`stage.${disclosure.stage}`)}</span>
                          <DisclosureBadge
                            step={disclosure.step}
                            stage={disclosure.stage}
                            withdrawalKind={disclosure.latest?.withdrawalKind ?? null}
                            className={table.badge}
                          />
                        </Link>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** Only while a roll is missing is the department's date worth attention. */
function DepartmentDue({ batch, today }: { readonly batch: BatchRow; readonly today: string }) {
  if (batch.departmentDueOn === null) return null;
  const waits = batch.disclosures.some(({ step }) => step === "WAITING_FOR_ROLL");
  const late = waits && today > batch.departmentDueOn;
  return (
    <span className={classNames(!waits && table.soft)}>
      {formatDate(batch.departmentDueOn, { year: true })}
      {late ? <span className={styles.late}>{t("rolls.departmentLate")}</span> : null}
    </span>
  );
}

/** Batches that the settings propose for the year and nobody has opened. */
function Expected({
  programs,
  batches,
  year,
}: {
  readonly programs: readonly ProgramChoice[];
  readonly batches: readonly BatchRow[];
  readonly year: number;
}) {
  const missing = programs.flatMap((program) => {
    const opened = batches.filter((batch) => batch.program.id === program.id).map(({ number }) => number);
    return expectedBatches(readCadence(program.cadence), opened).map(({ name }) => `${program.name}（${name}）`);
  });
  return missing.length === 0 ? null : (
    <p className={styles.expected}>{t("rolls.expected", { year, names: missing.join("、") })}</p>
  );
}

function byProgram(batches: readonly BatchRow[]): [string, BatchRow[]][] {
  const groups = new Map<string, BatchRow[]>();
  for (const batch of batches) groups.set(batch.program.id, [...(groups.get(batch.program.id) ?? []), batch]);
  return [...groups];
}
