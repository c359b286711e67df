import { FileText } from "lucide-react";
import { useState } from "react";
import { useQuery } from "urql";
import { formatDate, formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Section } from "../../ui/section";
import table from "../../ui/table.module.css";
import { CloseStageDialog } from "./close-stage-dialog";
import { StageQuery, type Standing } from "./queries";
import styles from "./stage-section.module.css";

/** 发放前公示: which units are still missing, the closing, and the statement that finance needs before it pays. */
export function StageSection({ disclosureId }: { readonly disclosureId: string }) {
  const [answer, ask] = useQuery({ query: StageQuery, variables: { id: disclosureId } });
  const [closing, setClosing] = useState(false);
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Section title={t("stage.title")} hint={t("stage.help")}>
      <Loaded answer={answer} retry={again}>
        {({ disclosure }) => {
          const standing = disclosure?.stageStanding;
          if (!disclosure || !standing) return <p className={styles.soft}>{t("stage.notPublic")}</p>;
          if (standing.closing !== null) return <Closed closing={standing.closing} />;
          const missing = standing.units.filter(({ obstacle }) => obstacle !== null);
          return (
            <>
              <Missing missing={missing} all={standing.units.length} />
              {missing.length === 0 && disclosure.released !== null && disclosure.actions.includes("closeStage") ? (
                <Button onClick={() => setClosing(true)}>{t("stage.close")}</Button>
              ) : null}
              {closing && disclosure.released !== null ? (
                <CloseStageDialog
                  disclosureId={disclosureId}
                  editionId={disclosure.released.id}
                  onClose={() => {
                    setClosing(false);
                    again();
                  }}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Missing({ missing, all }: { readonly missing: Standing["units"]; readonly all: number }) {
  if (missing.length === 0) return <NoticeBar tone="todo">{t("stage.ready", { count: all })}</NoticeBar>;
  return (
    <>
      <p>{t("stage.missing", { count: missing.length, all })}</p>
      <div className={table.scroll}>
        <table className={table.table}>
          <tbody>
            {missing.map(({ unitId, unitName, to, obstacle }) => (
              <tr key={unitId}>
                <th scope="row">{unitName}</th>
                <td>
                  {obstacle === "PERIOD_RUNNING" && to !== null
                    ? t("stage.until", { date: formatDate(to) })
                    : t(`stage.obstacle.${obstacle ?? "NOT_POSTED"}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Closed({ closing }: { readonly closing: NonNullable<Standing["closing"]> }) {
  return (
    <>
      <NoticeBar
        tone="proven"
        title={t("stage.closed", { name: closing.closedByName, at: formatInstant(closing.closedAt, { year: true }) })}
      >
        {closing.objectionCount === 0
          ? t("stage.noObjections")
          : t("stage.objections", { count: closing.objectionCount, note: closing.objectionNote ?? "" })}
      </NoticeBar>
      <p>
        <a className={buttonClass({})} href={closing.pdfPath} target="_blank" rel="noreferrer">
          <FileText aria-hidden="true" />
          {t("stage.statement")}
        </a>
      </p>
    </>
  );
}
