import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";
import { ReviewedEdition } from "../disclosure/reviewed-edition";

export const QueueQuery = graphql(`
  query ReviewQueue {
    reviewQueue {
      id
      title
      stage
      step
      batch {
        id
        subsidyYear
        program {
          id
          recipientKind
          department {
            id
            name
          }
        }
      }
      latest {
        id
        number
        recipientCount
        paidFen
        authorName
        submittedAt
        waitingStep
      }
    }
  }
`);

export const ReviewQuery = graphql(
  `
    query Review($id: ID!) {
      disclosure(id: $id) {
        id
        title
        stage
        step
        actions
        batch {
          id
          name
          subsidyYear
          paidOn
          paymentWay
          program {
            id
            name
            quantityUnit
            whoIsEntitled
            department {
              id
              name
            }
          }
        }
        obligations {
          id
        }
        latest {
          id
          number
          revision
          state
          changeReason
          basis
          rateText
          preamble
          imports {
            id
            fileName
            rowsRead
            accepted
            rejected
            warnings
            importedAt
            importedByName
          }
          recipientCount
          paidFen
          controlTotalFen
          controlDifferenceFen
          controlToleranceFen
          controlFits
          controlExplanation
          authorName
          submittedAt
          releasedAt
          fingerprint
          waitingStep
          ...ReviewedEdition
        }
      }
    }
  `,
  [ReviewedEdition],
);

export type ReviewDisclosure = NonNullable<ResultOf<typeof ReviewQuery>["disclosure"]>;
export type ReviewEdition = NonNullable<ReviewDisclosure["latest"]>;
export type ReviewProgress = NonNullable<ReviewEdition["progress"]>;

export const ReviewMutation = graphql(
  `
    mutation ReviewDisclosure(
      $disclosureId: ID!
      $expectedEditionId: ID!
      $expectedRevision: Int!
      $input: ReviewInput!
    ) {
      reviewDisclosure(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedRevision: $expectedRevision
        input: $input
      ) {
        __typename
        ... on Disclosure {
          id
          step
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
