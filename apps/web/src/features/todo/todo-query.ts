import { graphql } from "../../lib/graphql/tada";
import { NoticeSummary } from "./notice-summary";

export const TodoQuery = graphql(
  `
    query Todo($unitId: ID!) {
      todo(unitId: $unitId) {
        takeDown {
          ...NoticeSummary
        }
        overdue {
          ...NoticeSummary
        }
        returned {
          ...NoticeSummary
        }
        dueSoon {
          ...NoticeSummary
        }
        toPost {
          ...NoticeSummary
        }
        posted {
          ...NoticeSummary
        }
      }
    }
  `,
  [NoticeSummary],
);
