import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const CoverageQuery = graphql(`
  query Coverage($subdistrictId: ID!, $year: Int!) {
    coverage(subdistrictId: $subdistrictId, year: $year) {
      year
      years
      disclosures {
        id
        title
        stage
        step
        batch {
          id
          name
          program {
            id
            name
          }
        }
      }
      units {
        id
        kind
        name
        parent {
          id
          kind
          name
        }
      }
      cells {
        obligationId
        unitId
        disclosureId
        step
        onTime
        finished
        blame
        isZero
        dueOn
        daysLate
      }
      onTimeShares {
        verdict
        count
        permille
      }
      finishedShares {
        verdict
        count
        permille
      }
    }
  }
`);

export type CoverageData = ResultOf<typeof CoverageQuery>["coverage"];

export const ObligationQuery = graphql(`
  query ObligationDrawer($id: ID!) {
    obligation(id: $id) {
      id
      waivedReason
      step
      withdrawalKind
      onTime
      finished
      blame
      unit {
        id
        name
        parent {
          id
          name
          kind
        }
      }
      disclosure {
        id
        title
        stage
        step
        batch {
          id
          name
          paidOn
          departmentDueOn
          program {
            id
            name
            recipientKind
            quantityUnit
            department {
              id
              name
            }
          }
        }
      }
      due {
        on
        rule
        from
        provisional
        skipped
        madeUp
      }
      finishDue {
        on
        rule
        from
        provisional
        skipped
        madeUp
      }
      notice {
        id
        editionNumber
        isZero
        recipientCount
        quantityMilli
        paidFen
        periodLength
        periodUnit
        periodEndsOn
        hungOn
        current
        replacedByNumber
        timeline {
          kind
          at
          done
        }
        tellings {
          id
          channel
          toldOn
        }
        postings {
          id
          channel
          hangDate
          hangDateReason
          noCodeReason
          receivedAt
          state
          postedByName
          handedInByName
          decidedViaLink
          linkFor {
            id
            name
          }
          decidedByName
          decidedAt
          returnReason
          photoPath
          provenByCode
          unprovenBecause
        }
        sheets {
          id
          number
          paper
          createdAt
          pdfPath
        }
      }
      notices {
        id
        editionNumber
        current
        releasedOn
        hungOn
      }
    }
  }
`);

export type ObligationData = NonNullable<ResultOf<typeof ObligationQuery>["obligation"]>;

/** A notice's trail holds its disclosure's, its sheets' and its postings' entries too. */
export const WaiveMutation = graphql(
  `
    mutation WaiveObligation($obligationId: ID!, $reason: String!) {
      waiveObligation(obligationId: $obligationId, reason: $reason) {
        __typename
        ... on Obligation {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const LiftWaiverMutation = graphql(
  `
    mutation LiftWaiver($obligationId: ID!, $reason: String!) {
      liftWaiver(obligationId: $obligationId, reason: $reason) {
        __typename
        ... on Obligation {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
