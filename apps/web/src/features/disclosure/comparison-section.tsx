import { formatYuan } from "@gongshi/domain/money/format-yuan";
import { useState } from "react";
import { useQuery } from "urql";
import { formatDate, formatYuan as withYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Loaded } from "../../ui/loaded";
import { Pick, Switcher } from "../../ui/pick";
import { Section } from "../../ui/section";
import { classNames } from "../../ui/class-names";
import table from "../../ui/table.module.css";
import { ComparisonQuery, type Comparison, type LineChange } from "./comparison-query";
import styles from "./comparison.module.css";
import { reviewFieldWord } from "./field-reasons";
import { LineChangesTable } from "./line-changes-table";
import pager from "./lines-section.module.css";
import { RecountedSums } from "./recounted-sums";

const AGAINST = ["LAST_REVIEW", "LAST_EDITION", "BEFORE_PAYMENT"] as const;
type Against = (typeof AGAINST)[number];
const PAGE = 50;

/**
 * 改了哪里: what changed since the last review, the edition before, or since the list before payment: sums first, then
 * parts, then line by line. At the first look at a result that is the list before payment.
 */
export function ComparisonSection({
  disclosureId,
  stage,
  editionNumber,
}: {
  readonly disclosureId: string;
  readonly stage: "BEFORE_PAYMENT" | "RESULT";
  readonly editionNumber: number;
}) {
  const choices = AGAINST.filter(
    (each) =>
      each === "LAST_REVIEW" ||
      (each === "LAST_EDITION" && editionNumber > 1) ||
      (each === "BEFORE_PAYMENT" && stage === "RESULT"),
  );
  const [chosen, setChosen] = useState<Against | null>(null);
  const [kind, setKind] = useState<LineChange["kind"] | "ALL">("ALL");
  const [offset, setOffset] = useState(0);
  const page = { id: disclosureId, kind: kind === "ALL" ? null : kind, unitId: null, first: PAGE, offset };
  const [answer, ask] = useQuery({ query: ComparisonQuery, variables: { ...page, against: chosen ?? "LAST_REVIEW" } });
  const first = answer.data?.disclosure?.latest?.comparison === null;
  const [other, askOther] = useQuery({
    query: ComparisonQuery,
    variables: { ...page, against: "BEFORE_PAYMENT" },
    pause: chosen !== null || !first || !choices.includes("BEFORE_PAYMENT"),
  });
  const fallsBack = chosen === null && (other.data?.disclosure?.latest?.comparison ?? null) !== null;
  const shown = fallsBack ? other : answer;
  const against = fallsBack ? "BEFORE_PAYMENT" : (chosen ?? "LAST_REVIEW");
  const comparison = shown.data?.disclosure?.latest?.comparison;
  return (
    <Section
      title={t("compare.title")}
      hint={comparison ? baseWords(comparison) : undefined}
      aside={
        choices.length > 1 ? (
          <Pick
            label={t("compare.against")}
            value={against}
            onChange={(event) => {
              setChosen(AGAINST.find((each) => each === event.target.value) ?? null);
              setKind("ALL");
              setOffset(0);
            }}
          >
            {choices.map((each) => (
              <option key={each} value={each}>
                {t(`compare.against.${each}`)}
              </option>
            ))}
          </Pick>
        ) : null
      }
    >
      <Loaded answer={shown} retry={() => (fallsBack ? askOther : ask)({ requestPolicy: "network-only" })}>
        {(data) => {
          const edition = data.disclosure?.latest;
          if (!edition?.comparison)
            return (
              <p className={styles.soft}>{t(against === "BEFORE_PAYMENT" ? "compare.noStage" : "compare.first")}</p>
            );
          const { comparison: found } = edition;
          return (
            <div className={styles.comparison}>
              <RecountedSums comparison={found} explanation={edition.controlExplanation} />
              <ChangedParts parts={found.parts} />
              <ChangedUnits units={found.units} />
              <Lines comparison={found} kind={kind} onKind={(next) => (setKind(next), setOffset(0))}>
                <Pager offset={offset} total={found.lines.total} onMove={setOffset} />
              </Lines>
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

const baseWords = ({ base, editionNumber: number, round }: Comparison): string =>
  base === "ROUND"
    ? t("compare.base.ROUND", { round: round ?? 1 })
    : t(base === "STAGE" ? "compare.base.STAGE" : "compare.base.EDITION", { number });

function ChangedParts({ parts }: { readonly parts: Comparison["parts"] }) {
  if (parts.length === 0) return <p className={styles.soft}>{t("compare.partsSame")}</p>;
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.stack)}>
        <thead>
          <tr>
            <th scope="col">{t("compare.part")}</th>
            <th scope="col">{t("compare.before")}</th>
            <th scope="col">{t("compare.after")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, before, after }) => (
            <tr key={part}>
              <th scope="row">{reviewFieldWord(part)}</th>
              <td className={styles.gone} data-label={t("compare.before")}>
                {partText(part, before)}
              </td>
              <td data-label={t("compare.after")}>{partText(part, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const AUDIENCES = ["EVERYONE", "UNIT_MEMBERS", "NAMED_UNITS"] as const;
const PROFILES = ["NOTHING", "TOTALS", "MASKED_LIST"] as const;

function partText(part: string, text: string | null): string {
  if (text === null || text === "") return t("compare.nothing");
  const audience = AUDIENCES.find((each) => part === "audience" && each === text);
  const profile = PROFILES.find((each) => part === "internetProfile" && each === text);
  if (audience) return t(`compare.audience.${audience}`);
  if (profile) return t(`compare.profile.${profile}`);
  if (part === "controlTotal") return withYuan(Number(text));
  return part === "paidOn" ? formatDate(text, { year: true }) : text;
}

function ChangedUnits({ units }: { readonly units: Comparison["units"] }) {
  if (units.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={classNames(table.table, table.fold)}>
        <thead>
          <tr>
            <th scope="col">{t("compare.units")}</th>
            <th scope="col" className={table.num}>
              {t("compare.recipients")}
            </th>
            <th scope="col" className={table.num}>
              {t("compare.before")}
            </th>
            <th scope="col" className={table.num}>
              {t("compare.after")}
            </th>
            <th scope="col" className={table.num}>
              {t("compare.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, before, after }) => (
            <tr key={unit.id}>
              <th scope="row">{unit.name}</th>
              <td className={table.num} data-label={t("compare.recipients")}>
                {before.recipientCount === after.recipientCount
                  ? after.recipientCount
                  : `${before.recipientCount} → ${after.recipientCount}`}
              </td>
              <td className={table.num} data-label={t("compare.before")}>
                {formatYuan(before.paidFen)}
              </td>
              <td className={table.num} data-label={t("compare.after")}>
                {formatYuan(after.paidFen)}
              </td>
              <td className={classNames(table.num, table.last)} data-label={t("compare.difference")}>
                {after.paidFen > before.paidFen ? "+" : ""}
                {formatYuan(after.paidFen - before.paidFen)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lines({
  comparison,
  kind,
  onKind,
  children,
}: {
  readonly comparison: Comparison;
  readonly kind: LineChange["kind"] | "ALL";
  readonly onKind: (kind: LineChange["kind"] | "ALL") => void;
  readonly children: React.ReactNode;
}) {
  const counts = { ADDED: comparison.added, REMOVED: comparison.removed, CHANGED: comparison.changed };
  const all = counts.ADDED + counts.REMOVED + counts.CHANGED;
  if (all === 0) return <p className={styles.soft}>{t("compare.sameAll", { count: comparison.same })}</p>;
  return (
    <>
      <Switcher
        label={t("compare.rows")}
        value={kind}
        options={[
          { value: "ALL", label: t("compare.all", { count: all }) },
          ...(["ADDED", "REMOVED", "CHANGED"] as const)
            .filter((each) => counts[each] > 0)
            .map((each) => ({
              value: each,
              label: t("compare.ofKind", { kind: t(`compare.${each}`), count: counts[each] }),
            })),
        ]}
        onChange={onKind}
      />
      <LineChangesTable changes={comparison.lines.lines} />
      {children}
      <p className={styles.soft}>{t("compare.same", { count: comparison.same })}</p>
    </>
  );
}

function Pager({
  offset,
  total,
  onMove,
}: {
  readonly offset: number;
  readonly total: number;
  readonly onMove: (offset: number) => void;
}) {
  if (total <= PAGE) return null;
  return (
    <div className={pager.pager}>
      <p>{t("roll.showing", { from: offset + 1, to: Math.min(offset + PAGE, total), total })}</p>
      <Button variant="quiet" size="small" disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - PAGE))}>
        {t("roll.previous")}
      </Button>
      <Button variant="quiet" size="small" disabled={offset + PAGE >= total} onClick={() => onMove(offset + PAGE)}>
        {t("roll.next")}
      </Button>
    </div>
  );
}
