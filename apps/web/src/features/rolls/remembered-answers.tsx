import { MONEY_UNITS } from "@gongshi/domain/money/money-unit";
import { layoutColumns } from "@gongshi/domain/roll/layout-columns";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { Section } from "../../ui/section";
import { roleWord } from "./column-words";
import { ForgetAnswerMutation, RollAnswersQuery, type RememberedAnswer } from "./queries";
import styles from "./used-answers.module.css";

/** What the program's rolls are read by; whoever imports may have it forgotten. */
export function RememberedAnswers({
  programId,
  mayForget,
}: {
  readonly programId: string;
  readonly mayForget: boolean;
}) {
  const [said, setSaid] = useState<string | null>(null);
  const [{ data }, ask] = useQuery({ query: RollAnswersQuery, variables: { programId } });
  const [{ fetching }, forget] = useMutation(ForgetAnswerMutation);
  const answers = data?.rollAnswers ?? [];
  if (answers.length === 0 && said === null) return null;
  async function drop(id: string) {
    const answer = answerOf(await forget({ id }), (value) => value.forgetRollAnswer);
    setSaid(answer.ok ? t("answers.forgotten") : answer.sentence);
    ask({ requestPolicy: "network-only" });
  }
  return (
    <Section title={t("answers.title")} hint={t("answers.help")}>
      <ul className={styles.list}>
        {answers.map((answer) => (
          <li key={answer.id}>
            <span>
              {wordsOf(answer)}
              <span className={styles.headings}>
                {t("answers.by", { name: answer.answeredByName, at: formatInstant(answer.answeredAt, { year: true }) })}
              </span>
            </span>
            {mayForget ? (
              <Button variant="quiet" size="small" disabled={fetching} onClick={() => void drop(answer.id)}>
                {t("answers.forgetOne")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {said === null ? null : <p role="status">{said}</p>}
    </Section>
  );
}

function wordsOf({ what, text, columns, moneyUnit, unitName }: RememberedAnswer): string {
  if (what === "UNIT") return t("answers.unit", { text, unit: unitName ?? "" });
  const headings = layoutColumns(text);
  const said = Object.entries((columns ?? {}) as Record<string, number | null>).map(([role, column]) => {
    const letter = headings.find((one) => one.column === column)?.letter;
    return letter === undefined
      ? t("answers.columnNone", { role: roleWord(role) })
      : t("answers.columnIs", { letter, role: roleWord(role) });
  });
  const unit = MONEY_UNITS.find((one) => one === moneyUnit);
  if (unit !== undefined) said.push(t("answers.moneyUnit", { unit: t(`ask.${unit}`) }));
  return `${t("answers.columns", { headings: headings.map(({ label }) => label).join("、") })}：${said.join("，")}`;
}
