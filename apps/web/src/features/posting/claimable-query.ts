import { graphql } from "../../lib/graphql/tada";

export const Claimable = graphql(`
  query Claimable($unitId: ID!) {
    todo(unitId: $unitId) {
      overdue {
        id
        title
      }
      returned {
        id
        title
      }
      dueSoon {
        id
        title
      }
      toPost {
        id
        title
      }
    }
  }
`);
