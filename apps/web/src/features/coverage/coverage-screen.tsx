import { useCallback, useMemo, type ReactNode } from "react";
import { useQuery } from "urql";
import { Link, useLocation, useSearch } from "wouter";
import { todayInShanghai } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { stepLabel } from "../../lib/messages/labels";
import { useSubdistrict } from "../../lib/session/use-subdistrict";
import { yearChoices } from "../../lib/years";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { FilterRow, Pick, Switcher } from "../../ui/pick";
import { Screen } from "../../ui/screen";
import { CorrectionsBar } from "../archive/corrections-bar";
import { LinkOffers } from "../confirm/link-offers";
import { figureVerdict } from "./cell-face";
import styles from "./coverage-screen.module.css";
import { CoverageTable } from "./coverage-table";
import { VERDICTS } from "@gongshi/domain/coverage/verdict";
import { isNarrowed, readFilter, STEPS, writeFilter, type CoverageFilter } from "./filter";
import { buildMatrix, choicesOf } from "./matrix";
import { ObligationDrawer } from "./obligation-drawer";
import { CoverageQuery, type CoverageData } from "./queries";
import { SharesBar } from "./shares-bar";
import { VerdictIconSheet } from "./verdict-icons";

/** 公开进度: which unit has proven which disclosure of a year. */
export function CoverageScreen() {
  const subdistrictId = useSubdistrict();
  const today = todayInShanghai();
  const thisYear = Number(today.slice(0, 4));
  const search = useSearch();
  const [, navigate] = useLocation();
  const filter = useMemo(() => readFilter(search, thisYear), [search, thisYear]);
  const change = useCallback(
    (part: Partial<CoverageFilter>) => {
      const query = writeFilter({ ...readFilter(window.location.search, thisYear), ...part }, thisYear);
      navigate(query === "" ? "/coverage" : `/coverage?${query}`, { replace: true });
    },
    [navigate, thisYear],
  );
  // Back to the cell it came from, so that the arrows go on from there.
  const close = (cell: string | null) => {
    change({ cell: null });
    if (cell === null) return;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`)?.focus());
  };
  const [answer, ask] = useQuery({
    query: CoverageQuery,
    variables: { subdistrictId: subdistrictId ?? "", year: filter.year },
    pause: subdistrictId === null,
  });
  const coverage = answer.data?.coverage;
  const years = coverage && coverage.years.length > 0 ? coverage.years : yearChoices(today, filter.year);

  return (
    <Screen
      title={t("coverage.title")}
      width="full"
      actions={
        <Pick
          label={t("coverage.year")}
          value={filter.year}
          onChange={(event) => change({ year: Number(event.target.value), program: null, cell: null })}
        >
          {[...new Set([filter.year, ...years])]
            .sort((a, b) => b - a)
            .map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
        </Pick>
      }
    >
      <CorrectionsBar />
      <LinkOffers />
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {(data) => <Coverage coverage={data.coverage} filter={filter} change={change} today={today} />}
      </Loaded>
      <ObligationDrawer obligationId={filter.cell} onClose={() => close(filter.cell)} />
    </Screen>
  );
}

function Coverage({
  coverage,
  filter,
  change,
  today,
}: {
  readonly coverage: CoverageData;
  readonly filter: CoverageFilter;
  readonly change: (part: Partial<CoverageFilter>) => void;
  readonly today: string;
}) {
  const { figure, program, community, verdict, step } = filter;
  const matrix = useMemo(
    () => buildMatrix(coverage, { figure, program, community, verdict, step }),
    [coverage, figure, program, community, verdict, step],
  );
  const choices = useMemo(() => choicesOf(coverage), [coverage]);
  const open = useCallback((cell: string) => change({ cell }), [change]);
  // Programs of grade SS count in the shares, but have no cell: nothing of them may hang anywhere.
  const withoutCell = coverage.onTimeShares.reduce((sum, share) => sum + share.count, 0) - coverage.cells.length;
  const clear = () => change({ program: null, community: null, verdict: null, step: null });

  if (coverage.cells.length === 0)
    return (
      <Empty title={t("coverage.emptyTitle", { year: coverage.year })}>
        <p>{t("coverage.emptyHelp")}</p>
        <Link href="/rolls" className={buttonClass({})}>
          {t("coverage.openRolls")}
        </Link>
      </Empty>
    );

  return (
    <>
      <VerdictIconSheet />
      <FilterRow>
        <Switcher
          label={t("coverage.figure")}
          value={figure}
          options={[
            { value: "onTime", label: t("coverage.figure.onTime") },
            { value: "finished", label: t("coverage.figure.finished") },
          ]}
          onChange={(value) => change({ figure: value })}
        />
        <p className={styles.legend}>{t(`coverage.figure.${figure}Help`)}</p>
      </FilterRow>
      <SharesBar
        shares={figure === "onTime" ? coverage.onTimeShares : coverage.finishedShares}
        figure={figure}
        year={coverage.year}
        chosen={verdict}
        onChoose={(chosen) => change({ verdict: chosen })}
      />
      <FilterRow>
        <Choice label={t("coverage.program")} value={program} onChange={(value) => change({ program: value })}>
          {choices.programs.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label={t("coverage.community")} value={community} onChange={(value) => change({ community: value })}>
          {choices.communities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label={t("coverage.verdict")} value={verdict} onChange={(value) => change({ verdict: value })}>
          {VERDICTS.map((value) => (
            <option key={value} value={value}>
              {figureVerdict(value, figure)}
            </option>
          ))}
        </Choice>
        <Choice label={t("coverage.step")} value={step} onChange={(value) => change({ step: value })}>
          {STEPS.map((value) => (
            <option key={value} value={value}>
              {stepLabel(value, "RESULT")}
            </option>
          ))}
        </Choice>
        {isNarrowed(filter) ? (
          <Button variant="quiet" size="small" onClick={clear}>
            {t("coverage.clear")}
          </Button>
        ) : null}
        <p className={styles.shown} role="status">
          {t("coverage.shown", { units: matrix.rows.length, disclosures: matrix.columns.length })}
          {verdict === null && step === null ? "" : ` · ${t("coverage.matching", { count: matrix.matching })}`}
        </p>
      </FilterRow>
      {matrix.rows.length === 0 ? (
        <Empty title={t("coverage.noneMatch")}>
          <Button variant="quiet" onClick={clear}>
            {t("coverage.clear")}
          </Button>
        </Empty>
      ) : (
        <CoverageTable matrix={matrix} figure={figure} year={coverage.year} today={today} onOpen={open} />
      )}
      <p className={styles.legend}>
        {t("coverage.legendGreen")}
        {withoutCell > 0 ? t("coverage.sensitive", { count: withoutCell }) : ""}
      </p>
      <p id="coverage-keys" className="visually-hidden">
        {t("coverage.keyboard")}
      </p>
    </>
  );
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly children: ReactNode;
}) {
  return (
    <Pick
      label={label}
      value={value ?? ""}
      active={value !== null}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{t("coverage.all")}</option>
      {children}
    </Pick>
  );
}
