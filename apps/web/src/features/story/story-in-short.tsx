import { useQuery } from "urql";
import { Link } from "wouter";
import { errorCode } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { useViewer } from "../../lib/session/session";
import { buttonClass } from "../../ui/button-class";
import { Loaded } from "../../ui/loaded";
import { seesLooks } from "./looks-section";
import { StoryQuery } from "./queries";
import { StoryChapters } from "./story-chapters";

/** The story in short, and the way to the page that tells all of it. */
export function StoryInShort(subject: { readonly subjectType: "notice" | "disclosure"; readonly subjectId: string }) {
  const [answer, ask] = useQuery({ query: StoryQuery, variables: subject });
  const looks = seesLooks(useViewer());
  const page = `/${subject.subjectType === "notice" ? "notices" : "rolls"}/${subject.subjectId}/story`;
  if (answer.error !== undefined && errorCode(answer.error) === "NOT_ALLOWED")
    return looks ? <ToPage href={page} label="story.openLooks" /> : <p>{t("story.hidden")}</p>;
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {({ story }) =>
        story.chapters.length === 0 ? (
          <p>{t("story.empty")}</p>
        ) : (
          <>
            <StoryChapters chapters={story.chapters} short />
            <ToPage href={page} label="story.openWhole" />
          </>
        )
      }
    </Loaded>
  );
}

const ToPage = ({ href, label }: { readonly href: string; readonly label: "story.openWhole" | "story.openLooks" }) => (
  <Link href={href} className={buttonClass({ variant: "quiet", size: "small" })}>
    {t(label)}
  </Link>
);
