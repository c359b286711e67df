import { RefusalParts } from "../../lib/graphql/refusal-parts";
import { graphql, type ResultOf } from "../../lib/graphql/tada";

export const PlansQuery = graphql(`
  query Plans($subdistrictId: ID!) {
    plans(subdistrictId: $subdistrictId) {
      id
      year
      title
      itemCount
      importedAt
    }
  }
`);

export const PlanQuery = graphql(`
  query Plan($id: ID!) {
    plan(id: $id) {
      id
      title
      sections {
        number
        title
        items {
          id
          number
          text
          assignments {
            role
            unit {
              id
              name
            }
          }
        }
        children {
          number
          title
          items {
            id
            number
            text
            assignments {
              role
              unit {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

export type PlanData = NonNullable<ResultOf<typeof PlanQuery>["plan"]>;

export const PreviewPlanMutation = graphql(
  `
    mutation PreviewPlan($subdistrictId: ID!, $text: String!) {
      previewPlan(subdistrictId: $subdistrictId, text: $text) {
        __typename
        ... on PlanPreview {
          title
          year
          sections
          subsections
          items
          newUnits
          problems
          replacesExisting
          itemList
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);

export type PlanPreview = Extract<ResultOf<typeof PreviewPlanMutation>["previewPlan"], { __typename: "PlanPreview" }>;

export const ImportPlanMutation = graphql(
  `
    mutation ImportPlan($subdistrictId: ID!, $text: String!) {
      importPlan(subdistrictId: $subdistrictId, text: $text) {
        __typename
        ... on Plan {
          id
          year
          title
        }
        ...RefusalParts
      }
    }
  `,
  [RefusalParts],
);
