import { formatInstant } from "../../lib/format";
import { t } from "../../lib/messages/catalogue";
import { randomId } from "../../lib/random-id";
import { isOnItsWay } from "../../outbox/entry";
import { useOutbox } from "../../outbox/use-outbox";
import { Button } from "../../ui/button";
import { NoticeBar } from "../../ui/notice-bar";

/** Why it was taken back, and, while the paper hangs, the one thing to do: take it off the board and say so, with or without a network. */
export function TakeDown({
  unitName,
  notice,
  hangs,
  again,
}: {
  readonly unitName: string;
  readonly notice: {
    readonly id: string;
    readonly title: string;
    readonly withdrawnAt: string;
    readonly withdrawalKind: "IN_ERROR" | "ENDED" | "LAPSED" | null;
    readonly withdrawalReason: string | null;
    readonly takenDownAt: string | null;
  };
  readonly hangs: boolean;
  readonly again: () => void;
}) {
  const { outbox, unsent, sendNow } = useOutbox();
  const leaving = unsent.some(
    (entry) => entry.kind === "taking-down" && entry.input.noticeId === notice.id && isOnItsWay(entry),
  );

  async function submit() {
    const entry = { kind: "taking-down", id: randomId(), unitName, titles: [notice.title] } as const;
    await outbox.add({ ...entry, input: { noticeId: notice.id } }, new Map(), true);
    await sendNow();
    again();
  }

  return (
    <NoticeBar
      tone={hangs ? "late" : "waiting"}
      title={t(`notice.withdrawn.${notice.withdrawalKind ?? "SCOPE"}`, { at: formatInstant(notice.withdrawnAt) })}
      action={
        hangs && !leaving ? (
          <Button wide onClick={() => void submit()}>
            {t("notice.takenDown")}
          </Button>
        ) : undefined
      }
    >
      {notice.withdrawalReason === null ? null : (
        <p>{t("publication.reasonSaid", { reason: notice.withdrawalReason })}</p>
      )}
      {hangs ? <p>{t(leaving ? "notice.takingDown" : "notice.takeDownHelp")}</p> : null}
      {notice.takenDownAt === null ? null : <p>{t("notice.takenDownAt", { at: formatInstant(notice.takenDownAt) })}</p>}
    </NoticeBar>
  );
}
