import { useState } from "react";
import { useMutation } from "urql";
import { formatInstant } from "../../lib/format";
import { answerOf } from "../../lib/graphql/answer";
import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";
import { t } from "../../lib/messages/catalogue";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";

const TakeDownMutation = graphql(
  `
    mutation TakeDownNotice($noticeId: ID!) {
      takeDownNotice(noticeId: $noticeId) {
        __typename
        ... on Notice {
          id
          takenDownAt
          actions
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

/** Why it was taken back, and, while the paper hangs, the one thing to do: take it off the board and say so. */
export function TakeDown({
  notice,
  hangs,
  again,
}: {
  readonly notice: {
    readonly id: string;
    readonly withdrawnAt: string;
    readonly withdrawalKind: "IN_ERROR" | "ENDED" | "LAPSED" | null;
    readonly withdrawalReason: string | null;
    readonly takenDownAt: string | null;
  };
  readonly hangs: boolean;
  readonly again: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, takeDown] = useMutation(TakeDownMutation);

  async function submit() {
    const result = await takeDown({ noticeId: notice.id });
    const answer = answerOf(result, (data) => data.takeDownNotice);
    if (answer.ok) again();
    else setFault(result.error?.networkError === undefined ? answer.sentence : t("notice.takeDownOffline"));
  }

  return (
    <>
      <NoticeBar
        tone={hangs ? "late" : "waiting"}
        title={t(`notice.withdrawn.${notice.withdrawalKind ?? "SCOPE"}`, { at: formatInstant(notice.withdrawnAt) })}
        action={
          hangs ? (
            <Button wide busy={fetching} onClick={() => void submit()}>
              {t("notice.takenDown")}
            </Button>
          ) : undefined
        }
      >
        {notice.withdrawalReason === null ? null : (
          <p>{t("publication.reasonSaid", { reason: notice.withdrawalReason })}</p>
        )}
        {hangs ? <p>{t("notice.takeDownHelp")}</p> : null}
        {notice.takenDownAt === null ? null : (
          <p>{t("notice.takenDownAt", { at: formatInstant(notice.takenDownAt) })}</p>
        )}
      </NoticeBar>
      {fault === null ? null : (
        <NoticeBar tone="late" alert>
          {fault}
        </NoticeBar>
      )}
    </>
  );
}
