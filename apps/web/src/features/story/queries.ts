import type { ResultOf } from "gql.tada";
import { graphql } from "../../lib/graphql/tada";

export const StoryQuery = graphql(`
  query StoryOf($subjectType: String!, $subjectId: ID!) {
    story(subjectType: $subjectType, subjectId: $subjectId) {
      title
      unitName
      standing {
        key
        values
      }
      chapters {
        chapter
        edition
        from
        to
        sentences {
          kind
          at
          until
          who
          as
          people
          parts {
            key
            values
          }
          because {
            key
            values
          }
          notes {
            key
            values
          }
          from
        }
      }
      notices {
        noticeId
        unitName
        standing {
          key
          values
        }
      }
    }
  }
`);

export type StoryData = ResultOf<typeof StoryQuery>["story"];
export type ChapterData = StoryData["chapters"][number];
export type SentenceData = ChapterData["sentences"][number];

export const LooksQuery = graphql(`
  query LooksAt($subjectType: String!, $subjectId: ID!) {
    looks(subjectType: $subjectType, subjectId: $subjectId) {
      name
      roles
      day
      first
      last
      acts {
        kind
        detail
        count
      }
      addresses
    }
  }
`);

export type LookData = ResultOf<typeof LooksQuery>["looks"][number];
