import { Printer } from "lucide-react";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";
import { formatDate, todayInShanghai } from "../../lib/format";
import { errorCode } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { sentenceText } from "../../lib/messages/story-words";
import { hasRole, useViewer } from "../../lib/session/session";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { Loaded } from "../../ui/loaded";
import { NoticeBar } from "../../ui/notice-bar";
import { Screen } from "../../ui/screen";
import { Section } from "../../ui/section";
import { LooksSection, seesLooks } from "./looks-section";
import { StoryQuery, type StoryData } from "./queries";
import { StoryChapters } from "./story-chapters";
import styles from "./story-screen.module.css";

/** The story of a notice, on a page of its own that prints. */
export function NoticeStoryScreen() {
  const { id = "" } = useParams<{ id: string }>();
  const ofVillage = hasRole(useViewer(), "CLERK", "SUPERVISOR", "LIAISON");
  return <StoryScreen subjectType="notice" subjectId={id} back={ofVillage ? `/notices/${id}` : "/coverage"} />;
}

/** The story of a disclosure: how it came about in the office. */
export function DisclosureStoryScreen() {
  const { disclosureId = "" } = useParams<{ disclosureId: string }>();
  return <StoryScreen subjectType="disclosure" subjectId={disclosureId} back={`/rolls/${disclosureId}`} />;
}

function StoryScreen({
  back,
  ...subject
}: {
  readonly subjectType: "notice" | "disclosure";
  readonly subjectId: string;
  readonly back: string;
}) {
  const [answer, ask] = useQuery({ query: StoryQuery, variables: subject, requestPolicy: "cache-and-network" });
  const viewer = useViewer();
  const code = answer.error === undefined ? null : errorCode(answer.error);
  return (
    <Screen
      title={t("story.title")}
      back={back}
      width="full"
      actions={
        !answer.data ? null : (
          <Button variant="quiet" size="small" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t("story.print")}
          </Button>
        )
      }
    >
      <div className={styles.page}>
        {code === "NOT_ALLOWED" ? (
          <NoticeBar>{t("story.hidden")}</NoticeBar>
        ) : code === "NOT_FOUND" ? (
          <Empty title={t("common.notFound")}>
            <p>{t("common.notFoundHelp")}</p>
          </Empty>
        ) : (
          <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
            {({ story }) => <Story story={story} />}
          </Loaded>
        )}
        {seesLooks(viewer) && code !== "NOT_FOUND" ? <LooksSection {...subject} /> : null}
      </div>
    </Screen>
  );
}

const Story = ({ story }: { readonly story: StoryData }) => (
  <>
    <header className={styles.head}>
      <p className={styles.title}>{story.title}</p>
      <p className={styles.soft}>
        {story.unitName ?? t("story.ofAllUnits")}
        <span className={styles.printed}>
          {t("story.printedOn", { date: formatDate(todayInShanghai(), { year: true }) })}
        </span>
      </p>
      {story.standing.length === 0 ? null : <p className={styles.standing}>{sentenceText(story.standing)}</p>}
    </header>
    {story.chapters.length === 0 ? <p>{t("story.empty")}</p> : <StoryChapters chapters={story.chapters} />}
    {story.notices.length === 0 ? null : (
      <Section title={t("story.units")}>
        <ul className={styles.units}>
          {story.notices.map(({ noticeId, unitName, standing }) => (
            <li key={noticeId}>
              <Link href={`/notices/${noticeId}/story`}>{unitName}</Link>
              <span>{sentenceText(standing)}</span>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
);
