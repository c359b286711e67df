import { FileUp } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { useSearchParams } from "wouter";
import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { hasRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { FilterRow, Pick } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import { PlanImport } from "./plan-import";
import { PlanView } from "./plan-view";
import { PlansQuery } from "./queries";
import styles from "./plan-screen.module.css";

/** 工作要点: the yearly plan by its headings, and its import. */
export function PlanScreen() {
  const subdistrictId = useSubdistrict();
  const mayImport = hasRole(useViewer(), "OFFICE");
  const [params, setParams] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [answer, ask] = useQuery({
    query: PlansQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null,
  });
  const plans = answer.data?.plans ?? [];
  const plan = plans.find(({ year }) => String(year) === params.get("year")) ?? plans[0];

  return (
    <Screen
      title={t("plan.title")}
      width="full"
      actions={
        <FilterRow>
          {plans.length > 1 && plan !== undefined ? (
            <Pick
              label={t("plan.year")}
              value={plan.year}
              onChange={(event) => setParams({ year: event.target.value }, { replace: true })}
            >
              {plans.map(({ id, year }) => (
                <option key={id} value={year}>
                  {year}
                </option>
              ))}
            </Pick>
          ) : null}
          {mayImport && !importing ? (
            <Button
              size="small"
              variant={plans.length === 0 ? "primary" : "quiet"}
              icon={<FileUp aria-hidden="true" />}
              onClick={() => {
                setSaid(null);
                setImporting(true);
              }}
            >
              {t("plan.import")}
            </Button>
          ) : null}
        </FilterRow>
      }
    >
      {said === null ? null : <NoticeBar>{said}</NoticeBar>}
      {importing && subdistrictId !== null ? (
        <PlanImport
          subdistrictId={subdistrictId}
          onCancel={() => setImporting(false)}
          onImported={(title, year) => {
            setImporting(false);
            setSaid(t("plan.imported", { title }));
            setParams({ year: String(year) }, { replace: true });
            ask({ requestPolicy: "network-only" });
          }}
        />
      ) : (
        <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
          {() =>
            plan === undefined ? (
              <Empty title={t("plan.emptyTitle")}>
                <p>{t(mayImport ? "plan.emptyHelp" : "plan.emptyReadOnly")}</p>
              </Empty>
            ) : (
              <>
                <div>
                  <h2 className={styles.title}>{plan.title}</h2>
                  <p className={styles.soft}>
                    {t("plan.itemCount", { count: plan.itemCount })} ·{" "}
                    {t("plan.importedAt", { at: formatInstant(plan.importedAt, { year: true }) })}
                  </p>
                </div>
                <PlanView key={plan.id} planId={plan.id} />
              </>
            )
          }
        </Loaded>
      )}
    </Screen>
  );
}
