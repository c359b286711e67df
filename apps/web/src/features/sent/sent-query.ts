import { graphql } from "../../lib/graphql/tada";
import { PostingSummary } from "../notice/posting-card";

export const SentQuery = graphql(
  `
    query Sent($unitId: ID) {
      postings(unitId: $unitId) {
        id
        receivedAt
        photoPath
        state
        notices {
          notice {
            id
          }
        }
        ...PostingSummary
      }
    }
  `,
  [PostingSummary],
);
