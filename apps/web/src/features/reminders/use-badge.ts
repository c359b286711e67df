import { useEffect } from "react";
import { useLiveQuery } from "../../lib/graphql/use-live-query";
import { useOutbox } from "../../outbox/use-outbox";
import { WaitingQuery } from "./reminder-queries";

export interface WaitingCounts {
  readonly todo: number;
  readonly toConfirm: number;
  readonly corrections: number;
}

/** What waits, as a number on the app's icon where the phone has one there, and for the tabs. */
export function useBadge(): WaitingCounts {
  const { entries, unsent } = useOutbox();
  const { data } = useLiveQuery({ query: WaitingQuery, variables: {} }, entries.length - unsent.length);
  const waiting = data?.waiting;
  const badge = waiting?.badge;
  useEffect(() => {
    if (badge === undefined || !("setAppBadge" in navigator)) return;
    void (badge === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(badge)).catch(() => undefined);
  }, [badge]);
  return {
    todo: waiting === undefined ? 0 : waiting.overdue + waiting.dueSoon + waiting.returned,
    toConfirm: waiting?.toConfirm ?? 0,
    corrections: waiting?.corrections ?? 0,
  };
}
