import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";

export const SessionsQuery = graphql(`
  query Sessions($personId: ID) {
    sessions(personId: $personId) {
      id
      current
      createdAt
      lastUsedAt
      device {
        system
        browser
      }
    }
  }
`);

export const EndSessionMutation = graphql(
  `
    mutation EndSession($sessionId: ID!) {
      endSession(sessionId: $sessionId) {
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

export const EndSessionsOfMutation = graphql(
  `
    mutation EndSessionsOf($personId: ID!) {
      endSessionsOf(personId: $personId) {
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
