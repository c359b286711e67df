import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const StageQuery = graphql(`
  query StageStanding($id: ID!) {
    disclosure(id: $id) {
      id
      actions
      released {
        id
      }
      stageStanding {
        units {
          unitId
          unitName
          from
          to
          obstacle
        }
        closing {
          id
          closedAt
          closedByName
          objectionCount
          objectionNote
          pdfPath
        }
      }
    }
  }
`);

export type Standing = NonNullable<NonNullable<ResultOf<typeof StageQuery>["disclosure"]>["stageStanding"]>;

export const CloseStageMutation = graphql(
  `
    mutation CloseStage($disclosureId: ID!, $expectedEditionId: ID!, $objectionCount: Int!, $objectionNote: String) {
      closeStage(
        disclosureId: $disclosureId
        expectedEditionId: $expectedEditionId
        objectionCount: $objectionCount
        objectionNote: $objectionNote
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
