import { CircleCheck, ScanLine } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../lib/messages/catalogue";
import type { SessionUnit } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./post-screen.module.css";
import type { CheckedNotice, PhotoVerdict, Problem } from "./verdict";

/** The verdict in plain words, and what to do now. */
export function VerdictWords({
  verdict,
  unit,
  units,
  onSwitchUnit,
}: {
  readonly verdict: PhotoVerdict;
  readonly unit: SessionUnit;
  readonly units: readonly SessionUnit[];
  readonly onSwitchUnit: (unitId: string) => void;
}) {
  const problems = (list: readonly Problem[]): ReactNode =>
    list.map((problem) => (
      <ProblemWords
        key={problem.kind === "OTHER_UNIT" ? problem.unit : problem.kind}
        problem={problem}
        unit={unit}
        units={units}
        onSwitchUnit={onSwitchUnit}
      />
    ));
  switch (verdict.kind) {
    case "PROVES":
      return (
        <>
          <div className={styles.proven} role="status">
            <p className={classNames(styles.count, styles.ok)}>
              <CircleCheck aria-hidden="true" />
              {t("post.proves", { count: verdict.notices.length })}
            </p>
            <NoticeList notices={verdict.notices} />
          </div>
          {problems(verdict.problems)}
        </>
      );
    case "UNCHECKED":
      return (
        <NoticeBar icon={<ScanLine />} title={t("post.unchecked", { count: verdict.count })}>
          {t("post.uncheckedHelp")}
        </NoticeBar>
      );
    case "NO_CODE":
      return (
        <NoticeBar tone="soon" title={t("post.noCode")} alert>
          <ul className={styles.tips}>
            <li>{t("post.noCode.closer")}</li>
            <li>{t("post.noCode.corner")}</li>
            <li>{t("post.noCode.light")}</li>
            <li>{t("post.noCode.still")}</li>
          </ul>
        </NoticeBar>
      );
    case "CANNOT_READ":
      return (
        <NoticeBar tone="soon" title={t("post.cannotRead")} alert>
          {t("post.cannotReadHelp")}
        </NoticeBar>
      );
    case "NOT_A_SHEET":
      return (
        <NoticeBar tone="soon" title={t("post.notASheet")} alert>
          {t("post.notASheetHelp")}
        </NoticeBar>
      );
    case "PROBLEMS":
      return problems(verdict.problems);
  }
}

export function NoticeList({ notices }: { readonly notices: readonly CheckedNotice[] }) {
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.id} className={styles.item}>
          {notice.title} <span className={styles.edition}>{t("post.edition", { number: notice.editionNumber })}</span>
        </li>
      ))}
    </ul>
  );
}

function ProblemWords({
  problem,
  unit,
  units,
  onSwitchUnit,
}: {
  readonly problem: Problem;
  readonly unit: SessionUnit;
  readonly units: readonly SessionUnit[];
  readonly onSwitchUnit: (unitId: string) => void;
}) {
  switch (problem.kind) {
    case "OTHER_UNIT": {
      const mine = units.find(({ id, name }) => id !== unit.id && name === problem.unit);
      return (
        <NoticeBar
          tone="soon"
          title={t("post.otherUnit", { unit: problem.unit })}
          alert
          action={
            mine === undefined ? null : (
              <Button variant="quiet" onClick={() => onSwitchUnit(mine.id)}>
                {t("post.switchTo", { unit: mine.name })}
              </Button>
            )
          }
        >
          {t("post.otherUnitHelp", { unit: unit.name })}
        </NoticeBar>
      );
    }
    case "REPLACED":
      return (
        <NoticeBar tone="soon" title={t("post.replaced")} alert>
          <p>{t("post.replacedHelp")}</p>
          <ul className={styles.tips}>
            {problem.notices.map((notice) => (
              <li key={notice.id}>{t("post.replacedItem", { title: notice.title })}</li>
            ))}
          </ul>
        </NoticeBar>
      );
    case "WITHDRAWN":
      return (
        <NoticeBar tone="late" title={t("post.withdrawn")} alert>
          <p>{t("post.withdrawnHelp")}</p>
          <ul className={styles.tips}>
            {problem.notices.map((notice) => (
              <li key={notice.id}>{notice.title}</li>
            ))}
          </ul>
        </NoticeBar>
      );
    case "UNKNOWN":
      return (
        <NoticeBar tone="soon" title={t("post.unknown")} alert>
          {t("post.unknownHelp")}
        </NoticeBar>
      );
  }
}
