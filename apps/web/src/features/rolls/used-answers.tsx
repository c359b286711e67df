import { useState } from "react";
import { useMutation } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";
import { ForgetAnswerMutation } from "./queries";
import type { UsedAnswer } from "./roll-preview";
import styles from "./used-answers.module.css";

/** Says by which earlier answers the roll was read, each of which can be taken back at once. */
export function UsedAnswers({
  answers,
  onForgotten,
}: {
  readonly answers: readonly UsedAnswer[];
  readonly onForgotten: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, forget] = useMutation(ForgetAnswerMutation);
  async function drop(id: string) {
    const answer = answerOf(await forget({ id }), (data) => data.forgetRollAnswer);
    if (answer.ok) onForgotten();
    else setFault(answer.sentence);
  }
  return (
    <NoticeBar title={t("answers.used")}>
      <ul className={styles.list}>
        {answers.map((answer) => (
          <li key={answer.id}>
            <span>{wordsOf(answer)}</span>
            <Button variant="quiet" size="small" disabled={fetching} onClick={() => void drop(answer.id)}>
              {t("answers.forget")}
            </Button>
          </li>
        ))}
      </ul>
      {fault === null ? null : <p role="alert">{fault}</p>}
    </NoticeBar>
  );
}

function wordsOf({ what, text, unitName, lines, answeredByName, answeredAt }: UsedAnswer): string {
  const by = { name: answeredByName, at: formatInstant(answeredAt, { year: true }) };
  return what === "COLUMNS"
    ? t("answers.usedColumns", { sheet: text, ...by })
    : t("answers.usedUnit", { text, lines: lines ?? 0, unit: unitName ?? "", ...by });
}
