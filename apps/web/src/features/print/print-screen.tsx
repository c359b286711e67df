import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { useSearchParams } from "wouter";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { hasRole, unitsWithRole, useViewer } from "../../lib/session/session";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { readYear, yearChoices } from "../../lib/years";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { FilterRow, Pick, Switcher } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import { MakeSheets } from "./make-sheets";
import { NoticeChoice } from "./notice-choice";
import { PrintableQuery, PrintUnitsQuery, type PrintableNotice } from "./queries";
import { PrintedSheets } from "./printed-sheets";

/** 打印公示表: a clerk's own units, or any unit for the office, in one batch. */
export function PrintScreen() {
  const viewer = useViewer();
  const office = hasRole(viewer, "OFFICE");
  const own = unitsWithRole(viewer, "CLERK");
  const subdistrictId = useSubdistrict();
  const today = todayInShanghai();
  const [params, setParams] = useSearchParams();
  const asked = params.get("unit");
  // A clerk always prints for one of her units; the office may take all at once.
  const unitId = office ? asked : (own.find(({ id }) => id === asked)?.id ?? own[0]?.id ?? null);
  const yearText = params.get("year");
  const year = yearText === null ? null : readYear(yearText, Number(today.slice(0, 4)));
  const choose = (name: string, value: string) =>
    setParams(
      (before) => {
        if (value === "") before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );

  const [units] = useQuery({
    query: PrintUnitsQuery,
    variables: { subdistrictId: subdistrictId ?? "" },
    pause: subdistrictId === null || !office,
  });
  const [answer, ask] = useQuery({
    query: PrintableQuery,
    variables: { subdistrictId: subdistrictId ?? "", unitId, year },
    pause: subdistrictId === null || (!office && unitId === null),
  });
  const choices = office ? (units.data?.units ?? []) : own;

  return (
    <Screen
      title={t("print.title")}
      width="full"
      actions={
        <FilterRow>
          {office || choices.length > 1 ? (
            <Pick label={t("print.unit")} value={unitId ?? ""} onChange={(event) => choose("unit", event.target.value)}>
              {office ? <option value="">{t("print.allUnits")}</option> : null}
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Pick>
          ) : null}
          <Pick label={t("print.year")} value={year ?? ""} onChange={(event) => choose("year", event.target.value)}>
            <option value="">{t("print.allYears")}</option>
            {yearChoices(today, year ?? Number(today.slice(0, 4))).map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </Pick>
        </FilterRow>
      }
    >
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ printable }) =>
          printable.length === 0 ? (
            <Empty title={t("print.emptyTitle")}>
              <p>{t("print.emptyHelp")}</p>
            </Empty>
          ) : (
            <Printing key={`${unitId ?? ""} ${year ?? ""}`} notices={printable} today={today} />
          )
        }
      </Loaded>
      <PrintedSheets unitId={unitId} />
    </Screen>
  );
}

/** What waits to be posted is what one comes here for: it is chosen beforehand, and shown alone unless asked otherwise. */
function Printing({ notices, today }: { readonly notices: readonly PrintableNotice[]; readonly today: string }) {
  const toPost = useMemo(() => notices.filter(({ step }) => step === "TO_POST"), [notices]);
  const [all, setAll] = useState(toPost.length === 0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(toPost.map(({ id }) => id)));
  const shown = all ? notices : toPost;
  const picked = useMemo(() => shown.filter(({ id }) => chosen.has(id)), [shown, chosen]);
  return (
    <>
      <MakeSheets notices={picked} />
      <NoticeChoice
        title={
          <Switcher
            label={t("print.show")}
            value={all ? "all" : "toPost"}
            options={[
              { value: "toPost", label: `${t("print.show.toPost")} ${toPost.length}` },
              { value: "all", label: `${t("print.show.all")} ${notices.length}` },
            ]}
            onChange={(value) => setAll(value === "all")}
          />
        }
        notices={shown}
        chosen={chosen}
        today={today}
        onChange={setChosen}
      />
      {shown.length === 0 ? <Empty title={t("print.nothingToPost")} /> : null}
    </>
  );
}
