import { ClipboardCheck, WifiOff } from "lucide-react";
import { formatInstant } from "../../lib/format";
import { useLiveQuery } from "../../lib/graphql/use-live-query";
import { t, type PlainKey } from "../../lib/messages/catalogue";
import { useCurrentUnit } from "../../lib/session/current-unit";
import { unitsWithRole, useViewer } from "../../lib/session/session";
import { useOutbox } from "../../outbox/use-outbox";
import { Busy } from "../../ui/busy";
import { Empty } from "../../ui/empty";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Unreachable } from "../../ui/unreachable";
import { OfflineTick } from "../offline/offline-tick";
import { StartPosting } from "../posting/start-posting";
import { NoticeCard, type CardKind } from "./notice-card";
import type { NoticeSummaryOf } from "./notice-summary";
import { TodoQuery } from "./todo-query";
import styles from "./todo-screen.module.css";
import { UnitSwitcher } from "./unit-switcher";

/** Most urgent first. */
const GROUPS: readonly (readonly [Exclude<CardKind, "posted">, PlainKey])[] = [
  ["takeDown", "todo.takeDown"],
  ["overdue", "todo.overdue"],
  ["returned", "todo.returned"],
  ["dueSoon", "todo.dueSoon"],
  ["toPost", "todo.toPost"],
];

export function TodoScreen() {
  const viewer = useViewer();
  const units = unitsWithRole(viewer, "CLERK", "LIAISON");
  const { unit, choose } = useCurrentUnit(units);
  const { entries, unsent } = useOutbox();
  const { data, keptAt, failed, fetching, ask } = useLiveQuery(
    {
      query: TodoQuery,
      variables: { unitId: unit?.id ?? "" },
      pause: unit === null,
    },
    entries.length - unsent.length,
  );
  if (unit === null) {
    return (
      <Screen title={t("todo.title")}>
        <Empty title={t("todo.noUnit")}>
          <p>{t("todo.noUnitHelp")}</p>
        </Empty>
      </Screen>
    );
  }
  const todo = data?.todo;
  const waiting = todo ? GROUPS.reduce((sum, [kind]) => sum + (todo[kind]?.length ?? 0), 0) : 0;
  return (
    <>
      <Screen title={t("todo.title")} heading={<UnitSwitcher units={units} unit={unit} onChoose={choose} />}>
        {todo === undefined && failed ? <Unreachable onRetry={ask} busy={fetching} /> : null}
        {todo === undefined && !failed ? <Busy /> : null}
        {todo && failed ? (
          <NoticeBar icon={<WifiOff />}>
            {keptAt === null ? t("todo.stale") : t("offline.seenAt", { time: formatInstant(new Date(keptAt)) })}
          </NoticeBar>
        ) : null}
        {todo && waiting === 0 ? (
          <Empty icon={<ClipboardCheck />} title={t("todo.empty")}>
            <p>{t("todo.emptyHelp")}</p>
          </Empty>
        ) : null}
        {todo
          ? GROUPS.map(([kind, title]) => <Group key={kind} kind={kind} title={t(title)} notices={todo[kind] ?? []} />)
          : null}
        {todo && todo.posted.length > 0 ? (
          <details className={styles.posted}>
            <summary>
              {t("todo.posted")} <span className={styles.number}>{t("todo.count", { count: todo.posted.length })}</span>
            </summary>
            <Cards kind="posted" notices={todo.posted} />
          </details>
        ) : null}
        <OfflineTick />
      </Screen>
      <div className={styles.action}>
        <StartPosting>{t("post.take")}</StartPosting>
      </div>
    </>
  );
}

function Group({
  kind,
  title,
  notices,
}: {
  readonly kind: CardKind;
  readonly title: string;
  readonly notices: readonly NoticeSummaryOf[];
}) {
  if (notices.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>
        {title} <span className={styles.number}>{t("todo.count", { count: notices.length })}</span>
      </h2>
      <Cards kind={kind} notices={notices} />
    </section>
  );
}

function Cards({ kind, notices }: { readonly kind: CardKind; readonly notices: readonly NoticeSummaryOf[] }) {
  return (
    <ul className={styles.cards}>
      {notices.map((notice, index) => (
        <li key={index}>
          <NoticeCard notice={notice} kind={kind} />
        </li>
      ))}
    </ul>
  );
}
