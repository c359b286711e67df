import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";

export const WaitingQuery = graphql(`
  query Waiting {
    waiting {
      overdue
      dueSoon
      returned
      toConfirm
      corrections
      badge
    }
  }
`);

export const PushKeyQuery = graphql(`
  query PushKey {
    pushKey
  }
`);

export const SubscribePushMutation = graphql(
  `
    mutation SubscribePush($input: DeviceAddressInput!) {
      subscribePush(input: $input) {
        __typename
        ... on Done {
          done
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const UnsubscribePushMutation = graphql(
  `
    mutation UnsubscribePush($endpoint: String!) {
      unsubscribePush(endpoint: $endpoint) {
        __typename
        ... on Done {
          done
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
