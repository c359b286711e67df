import { useEffect, useRef } from "react";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Section } from "../../ui/section";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./archive-screen.module.css";
import type { Asked } from "./ask-form";
import { CorrectionCard } from "./correction-card";
import { PrintAnswer } from "./print-answer";
import { HeldLineCard } from "./held-line-card";

/** So few that all of each is shown at once. */
const FEW = 2;

/** What is held about whoever stands at the counter, until it is the next person's turn. */
export function HeldAnswer({
  asked,
  office,
  onTaken,
  onNext,
}: {
  readonly asked: Asked;
  readonly office: boolean;
  readonly onTaken: () => void;
  readonly onNext: () => void;
}) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const { person, answer } = asked;
  const { lines, queryId, seal } = answer;
  return (
    <div ref={top} tabIndex={-1} className={styles.answer}>
      {lines.length === 0 ? (
        <NoticeBar title={t("archive.none")}>{t("archive.noneHelp")}</NoticeBar>
      ) : (
        <NoticeBar title={t(answer.more ? "archive.foundMore" : "archive.found", { count: lines.length })}>
          <p>{t(office ? "archive.foundHelp" : "archive.foundHelpVillage")}</p>
          <p>{t("archive.besides")}</p>
        </NoticeBar>
      )}
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <HeldLineCard
              line={line}
              person={person}
              queryId={queryId}
              seal={seal}
              office={office}
              open={lines.length <= FEW}
              onTaken={onTaken}
            />
          </li>
        ))}
      </ul>
      {answer.corrections.length === 0 ? null : (
        <Section title={t("archive.ownRequests")}>
          <ul className={styles.list}>
            {[...answer.corrections].reverse().map((correction) => (
              <li key={correction.id}>
                <CorrectionCard correction={correction} onChanged={onTaken} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PrintAnswer asked={asked} />
      <Button wide onClick={onNext}>
        {t("archive.done")}
      </Button>
    </div>
  );
}
