import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql } from "../../lib/graphql/tada";

export const MakeConfirmLinkMutation = graphql(
  `
    mutation MakeConfirmLink($unitId: ID!, $supervisorId: ID!) {
      makeConfirmLink(unitId: $unitId, supervisorId: $supervisorId) {
        __typename
        ... on ConfirmLink {
          url
          supervisorName
          postings
          expiresAt
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const LinkOffersQuery = graphql(`
  query LinkOffers($subdistrictId: ID!) {
    linkOffers(subdistrictId: $subdistrictId) {
      unitId
      unitName
      because
      waiting
      supervisors {
        id
        name
      }
    }
  }
`);
