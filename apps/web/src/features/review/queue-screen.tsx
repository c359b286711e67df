import { useQuery } from "urql";
import { Link } from "wouter";
import { formatInstant, formatYuan } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { stepLabel, stepTone } from "../../lib/messages/labels";
import { recipientsText } from "../../lib/recipients";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { Screen } from "../../ui/screen";
import { StatusBadge } from "../../ui/status-badge";
import { stepWord } from "../disclosure/step-word";
import { QueueQuery } from "./queries";
import styles from "./queue-screen.module.css";

/** 审核: disclosures whose next step is the viewer's. */
export function QueueScreen() {
  const [answer, ask] = useQuery({ query: QueueQuery, requestPolicy: "cache-and-network" });
  return (
    <Screen title={t("review.title")} width="full">
      <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
        {({ reviewQueue }) =>
          reviewQueue.length === 0 ? (
            <Empty title={t("review.emptyTitle")}>
              <p>{t("review.emptyHelp")}</p>
            </Empty>
          ) : (
            <ul className={styles.queue}>
              {reviewQueue.map(({ id, title, stage, step, batch, latest }) => (
                <li key={id}>
                  <Link href={`/review/${id}`} className={styles.link}>
                    <Card className={styles.card}>
                      <p className={styles.title}>{title}</p>
                      <StatusBadge tone={stepTone(step)}>
                        {latest?.waitingStep
                          ? t("review.waitingStep", { step: stepWord({ step: latest.waitingStep }) })
                          : stepLabel(step, stage)}
                      </StatusBadge>
                      {latest === null ? null : (
                        <p className={styles.facts}>
                          <span>{batch.program.department.name}</span>
                          <span>{t("roll.edition", { number: latest.number })}</span>
                          <span>{recipientsText(batch.program.recipientKind, latest.recipientCount)}</span>
                          <span>{formatYuan(latest.paidFen)}</span>
                          {latest.submittedAt === null ? null : (
                            <span>
                              {t("review.submittedAt", {
                                name: latest.authorName,
                                at: formatInstant(latest.submittedAt),
                              })}
                            </span>
                          )}
                        </p>
                      )}
                    </Card>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Screen>
  );
}
