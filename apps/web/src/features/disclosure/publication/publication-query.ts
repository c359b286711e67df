import { RefusalParts } from "../../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../../lib/graphql/tada";

const ScopeParts = graphql(`
  fragment ScopeParts on Scope @_unmask {
    audience
    profile
    units {
      id
      name
    }
  }
`);

export const PublicationQuery = graphql(
  `
    query DisclosurePublication($id: ID!) {
      disclosure(id: $id) {
        id
        actions
        scope {
          ...ScopeParts
        }
        latest {
          id
          number
          state
          scheduledFor
          scheduleFailure
          scope {
            ...ScopeParts
          }
        }
        released {
          id
          number
        }
        publicity {
          edition
          from
          to
          internet
          ended
          reason
          scope {
            ...ScopeParts
          }
        }
        obligations {
          unit {
            id
            name
          }
        }
      }
    }
  `,
  [ScopeParts],
);

export type Publication = NonNullable<ResultOf<typeof PublicationQuery>["disclosure"]>;
export type ScopeParts = Publication["scope"];
export type Interval = Publication["publicity"][number];

export const ScheduleMutation = graphql(
  `
    mutation ScheduleRelease(
      $disclosureId: ID!
      $expectedEditionId: ID!
      $expectedScheduledFor: DateTime
      $at: DateTime!
    ) {
      scheduleRelease(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedScheduledFor: $expectedScheduledFor
        at: $at
      ) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const CancelScheduleMutation = graphql(
  `
    mutation CancelSchedule($disclosureId: ID!, $expectedEditionId: ID!, $expectedScheduledFor: DateTime!) {
      cancelSchedule(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        expectedScheduledFor: $expectedScheduledFor
      ) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const WithdrawMutation = graphql(
  `
    mutation WithdrawDisclosure(
      $disclosureId: ID!
      $expectedEditionId: ID!
      $kind: ReasonedWithdrawal!
      $reason: String!
    ) {
      withdrawDisclosure(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        kind: $kind
        reason: $reason
      ) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ReissueMutation = graphql(
  `
    mutation ReissueDisclosure($disclosureId: ID!, $expectedEditionId: ID!, $reason: String!) {
      reissueDisclosure(disclosureId: $disclosureId, expectedEditionId: $expectedEditionId, reason: $reason) {
        __typename
        ... on Disclosure {
          id
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const ChangeScopeMutation = graphql(
  `
    mutation ChangeScope($disclosureId: ID!, $expectedEditionId: ID, $scope: ScopeInput!, $reason: String!) {
      changeScope(disclosureId: $disclosureId, expectedEditionId: $expectedEditionId, scope: $scope, reason: $reason) {
        __typename
        ... on Disclosure {
          id
          scope {
            ...ScopeParts
          }
          latest {
            id
            number
          }
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts, ScopeParts],
);
