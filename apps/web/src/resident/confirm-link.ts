import { graphql, type ResultOf } from "../lib/graphql/tada";

export const ConfirmLinkQuery = graphql(`
  query ConfirmLink($token: String!) {
    confirmLink(token: $token) {
      state
      supervisorName
      unitName
      decided
      waiting {
        id
        hangDate
        receivedAt
        postedByName
        photoPath
        said
        unprovenBecause
        titles
      }
    }
  }
`);

export type ConfirmLink = ResultOf<typeof ConfirmLinkQuery>["confirmLink"];
