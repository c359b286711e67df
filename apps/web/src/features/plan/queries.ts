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
          dueText
          dueOn
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
            dueText
            dueOn
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

export const ImportPlanMutation = graphql(
  `
    mutation ImportPlan($subdistrictId: ID!, $plan: JSON!) {
      importPlan(subdistrictId: $subdistrictId, plan: $plan) {
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
