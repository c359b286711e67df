import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";

export const HandInMutation = graphql(
  `
    mutation HandInPosting($input: PostNoticesInput!, $authorId: ID!, $seal: String!) {
      handInPosting(input: $input, authorId: $authorId, seal: $seal) {
        __typename
        ... on PostingReceipt {
          receivedAt
          repeated
          posting {
            id
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
