import { BadgeCheck } from "lucide-react";
import { useState } from "react";
import { useLiveQuery } from "../../lib/graphql/use-live-query";
import { t } from "../../lib/messages/catalogue";
import { useOutbox } from "../../outbox/use-outbox";
import { Busy } from "../../ui/busy";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Unreachable } from "../../ui/unreachable";
import { OfflineTick } from "../offline/offline-tick";
import { LINK_BECAUSE } from "./link-offers";
import { MakeLink } from "./make-link";
import { PostingToConfirmCard } from "./posting-to-confirm";
import { PendingPostings } from "./queries";

/** A stack: the oldest first, one at a time; the next comes up when one is decided. */
export function ConfirmScreen() {
  const { entries, unsent } = useOutbox();
  const { data, failed, fetching, ask } = useLiveQuery(
    { query: PendingPostings, variables: {} },
    entries.length - unsent.length,
  );
  const decided = entries.flatMap((entry) => (entry.kind === "decision" ? entry.input.postingId : []));
  const [said, setSaid] = useState<"confirmed" | "returned" | null>(null);

  const stack = (data?.postings ?? [])
    .filter(({ id, actions }) => !decided.includes(id) && (actions.includes("CONFIRM") || actions.includes("RETURN")))
    .sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
  const top = stack[0];
  // A liaison's: the supervisor is asked first, and may be sent a link meanwhile.
  const others = (data?.postings ?? []).filter(
    ({ waitsFor, linkFor }) => waitsFor === "SUPERVISOR" && linkFor.length > 0,
  );
  // The oldest says why its unit had better be sent one; the units where there is a reason stand first.
  const units = new Map(
    [...others]
      .reverse()
      .map(({ unit, linkFor, linkBecause }) => [
        unit.id,
        { unit, supervisors: linkFor, because: LINK_BECAUSE[linkBecause ?? ""] },
      ]),
  );
  const offers = [...units.values()].sort((a, b) => Number(b.because !== undefined) - Number(a.because !== undefined));
  return (
    <Screen title={t("confirm.title")}>
      {said === null ? null : unsent.length > 0 ? (
        <NoticeBar>{t("confirm.kept")}</NoticeBar>
      ) : (
        <NoticeBar tone={said === "confirmed" ? "proven" : "waiting"}>
          {t(said === "confirmed" ? "confirm.confirmed" : "confirm.returned")}
        </NoticeBar>
      )}
      {data === undefined ? failed ? <Unreachable onRetry={ask} busy={fetching} /> : <Busy /> : null}
      {data && top === undefined ? (
        <Empty icon={<BadgeCheck />} title={t("confirm.empty")}>
          <p>{t("confirm.emptyHelp")}</p>
        </Empty>
      ) : null}
      {top === undefined ? null : (
        <>
          <p>{t("confirm.waiting", { count: stack.length })}</p>
          <PostingToConfirmCard
            key={top.id}
            posting={top}
            onDecided={(outcome) => {
              setSaid(outcome);
              window.scrollTo({ top: 0 });
            }}
          />
        </>
      )}
      {others.length === 0 ? null : (
        <section>
          <p>{t("waits.others", { count: others.length })}</p>
          {offers.map(({ unit, supervisors, because }) => (
            <Card key={unit.id}>
              <p>
                {unit.name}
                {because === undefined ? null : `，${t(because)}`}
              </p>
              <MakeLink unit={unit} supervisors={supervisors} />
            </Card>
          ))}
        </section>
      )}
      <OfflineTick />
    </Screen>
  );
}
