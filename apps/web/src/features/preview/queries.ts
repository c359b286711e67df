import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const PreviewsQuery = graphql(`
  query Previews($id: ID!) {
    disclosure(id: $id) {
      id
      latest {
        id
        previews {
          id
          forWhom
          createdByName
          createdAt
          expiresAt
          standing
          openings
        }
      }
    }
  }
`);

type Edition = NonNullable<NonNullable<ResultOf<typeof PreviewsQuery>["disclosure"]>["latest"]>;
export type PreviewLink = Edition["previews"][number];

export const MakePreviewMutation = graphql(
  `
    mutation MakePreview($disclosureId: ID!, $expectedEditionId: ID!, $forWhom: String!) {
      makePreview(disclosureId: $disclosureId, expectedEditionId: $expectedEditionId, forWhom: $forWhom) {
        __typename
        ... on PreviewMade {
          address
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export const RevokePreviewMutation = graphql(
  `
    mutation RevokePreview($previewId: ID!) {
      revokePreview(previewId: $previewId) {
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
