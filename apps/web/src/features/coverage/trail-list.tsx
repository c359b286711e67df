import { useQuery } from "urql";
import { Link } from "wouter";
import { errorCode } from "../../lib/graphql/answer";
import { t } from "../../lib/messages/catalogue";
import { buttonClass } from "../../ui/button-class";
import { Loaded } from "../../ui/loaded";
import { StoryQuery } from "../story/queries";
import { StoryChapters } from "../story/story-chapters";

/** The story in short, and the way to the page that tells all of it. */
export function TrailList(subject: { readonly subjectType: "notice" | "disclosure"; readonly subjectId: string }) {
  const [answer, ask] = useQuery({ query: StoryQuery, variables: subject });
  if (answer.error !== undefined && errorCode(answer.error) === "NOT_ALLOWED") return <p>{t("story.hidden")}</p>;
  return (
    <Loaded answer={answer} retry={() => ask({ requestPolicy: "network-only" })}>
      {({ story }) =>
        story.chapters.length === 0 ? (
          <p>{t("story.empty")}</p>
        ) : (
          <>
            <StoryChapters chapters={story.chapters} short />
            <Link
              href={`/${subject.subjectType === "notice" ? "notices" : "rolls"}/${subject.subjectId}/story`}
              className={buttonClass({ variant: "quiet", size: "small" })}
            >
              {t("story.openWhole")}
            </Link>
          </>
        )
      }
    </Loaded>
  );
}
