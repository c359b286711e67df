import { Send } from "lucide-react";
import { useLiveQuery } from "../../lib/graphql/use-live-query";
import { t } from "../../lib/messages/catalogue";
import { useCurrentUnit } from "../../lib/session/current-unit";
import { unitsWithRole, useViewer } from "../../lib/session/session";
import { useOutbox } from "../../outbox/use-outbox";
import { Busy } from "../../ui/busy";
import { Empty } from "../../ui/empty";
import { Screen } from "../../ui/screen";
import { Unreachable } from "../../ui/unreachable";
import { PostingCard } from "../notice/posting-card";
import { Link } from "wouter";
import { DraftCard } from "../posting/draft-card";
import { EntryCard } from "../posting/entry-card";
import { StartPosting } from "../posting/start-posting";
import { SentQuery } from "./sent-query";
import styles from "./sent-screen.module.css";

/** What is on this phone only stands first; below it what the server has. */
export function SentScreen() {
  const units = unitsWithRole(useViewer(), "CLERK", "LIAISON");
  const { unit } = useCurrentUnit(units);
  const { entries, unsent, drafts } = useOutbox();
  const { data, failed, fetching, ask } = useLiveQuery(
    { query: SentQuery, variables: { unitId: unit?.id ?? null }, pause: unit === null },
    entries.length - unsent.length,
  );
  const postings = [...(data?.postings ?? [])].sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  // Newest first: a returned posting whose notices have all been posted anew needs nothing any more.
  const newestOf = new Map(
    [...postings].reverse().flatMap(({ id, notices }) => notices.map((of) => [of.notice.id, id] as const)),
  );
  const isOpen = ({ id, state, notices }: (typeof postings)[number]): boolean =>
    state === "RETURNED" && notices.some((of) => newestOf.get(of.notice.id) === id);
  return (
    <Screen title={t("sent.title")}>
      {unsent.length + drafts.length > 0 ? (
        <section className={styles.list} aria-label={t("sent.onPhone")}>
          <h2 className={styles.title}>{t("sent.onPhone")}</h2>
          {drafts.map((draft) => (
            <DraftCard key={draft.id} draft={draft} />
          ))}
          {unsent.map((entry) => (
            <EntryCard key={entry.id} entry={entry} />
          ))}
        </section>
      ) : null}
      {data === undefined && failed ? <Unreachable onRetry={ask} busy={fetching} /> : null}
      {data === undefined && !failed && unit !== null ? <Busy /> : null}
      {postings.length > 0 ? (
        <section className={styles.list} aria-label={t("sent.onServer")}>
          <h2 className={styles.title}>{t("sent.onServer")}</h2>
          {postings.map((posting) => (
            <PostingCard
              key={posting.id}
              posting={posting}
              withTitles
              nextStep={isOpen(posting) ? <StartPosting>{t("post.retake")}</StartPosting> : null}
            />
          ))}
        </section>
      ) : null}
      {data && postings.length === 0 && unsent.length + drafts.length === 0 ? (
        <Empty icon={<Send />} title={t("sent.empty")}>
          <p>{t("sent.emptyHelp")}</p>
        </Empty>
      ) : null}
      <p>
        <Link href="/hand-in">{t("handIn.link")}</Link>
      </p>
    </Screen>
  );
}
