import { graphql, type ResultOf } from "../../lib/graphql/tada";

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

export const ReviewQuery = graphql(`
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
        controlExplanation
        authorName
        submittedAt
        releasedAt
        fingerprint
        waitingStep
        progress {
          path
          pathReason
          round
          minimumPeople
          proofReadingsWanted
          urgentUntil
          steps {
            step
            name
            state
            checks
            mine
            mayCarrySecrecy
          }
          proofReadings {
            number
            round
            personName
          }
        }
        reviews {
          step
          reviewerName
          verdict
          comment
          secrecy
          secrecyReason
          fieldReasons {
            field
            reason
          }
          at
          round
        }
        perUnit {
          unit {
            id
            name
          }
          lineCount
          recipientCount
          quantityMilli
          paidFen
          returnedFen
          heldFen
          isZero
        }
      }
    }
  }
`);

export type ReviewDisclosure = NonNullable<ResultOf<typeof ReviewQuery>["disclosure"]>;
export type ReviewEdition = NonNullable<ReviewDisclosure["latest"]>;
export type ReviewProgress = NonNullable<ReviewEdition["progress"]>;

export const ReviewMutation = graphql(`
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
      ... on Refusal {
        code
        details
        field
      }
    }
  }
`);
