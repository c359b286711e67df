import { rateText } from "@gongshi/domain/money/format-yuan";
import { useState } from "react";
import { Link } from "wouter";
import { formatDate, formatMu, formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { buttonClass } from "../../ui/button-class";
import { Card } from "../../ui/card";
import { Fact, Facts } from "../../ui/facts";
import { NoticeBar } from "../../ui/notice-bar";
import styles from "./archive-screen.module.css";
import type { AskedPerson } from "./ask-form";
import type { HeldLine } from "./queries";
import { RequestForm, TakenBar } from "./request-form";

/** One line that is held: what it says first, all of it behind one tap, and what can be done about it. */
export function HeldLineCard({
  line,
  person,
  queryId,
  seal,
  office,
  open,
  onTaken,
}: {
  readonly line: HeldLine;
  readonly person: AskedPerson;
  readonly queryId: string;
  readonly seal: string;
  readonly office: boolean;
  /** Whether all of it is shown from the beginning. */
  readonly open: boolean;
  readonly onTaken: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [dueOn, setDueOn] = useState<string | null>(null);
  // Before payment nothing has been paid, whatever the roll says.
  const proposed = line.stage === "BEFORE_PAYMENT";
  const group = line.group === null ? "" : ` · ${line.group}`;
  return (
    <Card className={styles.held}>
      <h3 className={styles.title}>{line.title}</h3>
      <p className={styles.soft}>{t("archive.where", { unit: line.unitName, group, seq: line.seq })}</p>
      {line.name === person.name ? null : (
        <p className={styles.differs}>{t("archive.otherName", { name: line.name })}</p>
      )}
      <p className={styles.money}>
        {formatYuan(proposed ? line.dueFen : line.paidFen)}
        <span className={styles.soft}>
          {" "}
          {proposed ? t("archive.proposed") : t(`archive.outcome.${line.outcome}`)}
          {line.remark === null ? "" : ` · ${line.remark}`}
        </span>
      </p>
      <details open={open} className={styles.all}>
        <summary>{t("archive.details")}</summary>
        <Facts>
          <Fact name={t("archive.name")}>{line.name}</Fact>
          <Fact name={t("archive.quantity")}>
            {line.quantityMilli === null ? null : formatMu(line.quantityMilli, line.quantityUnit ?? "")}
          </Fact>
          <Fact name={t("archive.rate")}>{line.rateE4 === null ? null : `${rateText(line.rateE4)}元`}</Fact>
          <Fact name={t(proposed ? "archive.proposedAmount" : "archive.due")}>{formatYuan(line.dueFen)}</Fact>
          <Fact name={t("archive.paid")}>{proposed ? null : formatYuan(line.paidFen)}</Fact>
          <Fact name={t("archive.outcome")}>{proposed ? null : t(`archive.outcome.${line.outcome}`)}</Fact>
          <Fact name={t("archive.remark")}>{line.remark}</Fact>
          {line.extras.map(({ label, text }) => (
            <Fact key={label} name={label}>
              {text}
            </Fact>
          ))}
          <Fact name={t("archive.edition")}>
            {t("roll.edition", { number: line.editionNumber })} · {t(`roll.edition.${line.state}`)}
          </Fact>
          <Fact name={t("archive.board")}>{boardWords(line)}</Fact>
          <Fact name={t("archive.internet")}>{t(`archive.internet.${line.internet}`)}</Fact>
          <Fact name={t("archive.minor")}>{minorWords(line)}</Fact>
          <Fact name={t("archive.kept")}>
            {line.retainUntil === null ? t("archive.keptDraft") : formatDate(line.retainUntil, { year: true })}
          </Fact>
        </Facts>
      </details>
      {dueOn !== null ? <TakenBar dueOn={dueOn} /> : null}
      {line.openRequestOn !== null && dueOn === null ? (
        <NoticeBar>{t("archive.requestOpen", { date: formatDate(line.openRequestOn) })}</NoticeBar>
      ) : null}
      {asking ? (
        <RequestForm
          queryId={queryId}
          seal={seal}
          person={person}
          line={line}
          onTaken={(on) => {
            setDueOn(on);
            setAsking(false);
            onTaken();
          }}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className={styles.actions}>
          {line.mayAsk && dueOn === null ? (
            <Button variant="quiet" onClick={() => setAsking(true)}>
              {t("correction.ask")}
            </Button>
          ) : null}
          {office ? (
            <Link href={`/rolls/${line.disclosureId}`} className={buttonClass({ variant: "quiet", size: "small" })}>
              {t("archive.open")}
            </Link>
          ) : null}
        </div>
      )}
    </Card>
  );
}

/** 11月5日张贴 · 公示表2026-00012 · 现在不再公开 */
function boardWords({ board }: HeldLine): string {
  if (board === null) return t("archive.board.none");
  const parts = [
    board.hungOn === null
      ? t("archive.board.notHung")
      : t("archive.board.hung", { date: formatDate(board.hungOn, { year: true }) }),
    ...(board.periodEndsOn === null
      ? []
      : [t("archive.board.until", { date: formatDate(board.periodEndsOn, { year: true }) })]),
    ...(board.sheets.length === 0 ? [] : [t("archive.board.sheets", { numbers: board.sheets.join("、") })]),
    ...(board.over ? [t("archive.board.over")] : []),
  ];
  return parts.join(" · ");
}

function minorWords({ unnamed, minorUntil }: HeldLine): string | null {
  const parts = [
    ...(unnamed ? [t("archive.minor.unnamed")] : []),
    ...(minorUntil === null
      ? []
      : [t("archive.minor.until", { year: minorUntil.slice(0, 4), month: Number(minorUntil.slice(5, 7)) })]),
  ];
  return parts.length === 0 ? null : parts.join("；");
}
